import { IconArrowLeft, IconPrinter } from '@tabler/icons-react';
import { useEffect, useMemo, useRef } from 'react';
import { usePlan } from '../shared/plan-context.ts';
import { useOverPage } from '../shared/use-over-page.ts';
import { useWords } from '../shared/words.ts';
import { ReportMenu } from './report-menu.tsx';
import { adoptPages, paperToShow, showPaper } from './report-paper.ts';
import { closeReport, type ShownPaper, showReport } from './report-store.ts';

/** A paper in place of map and panel, as it will be printed. */
export default function ReportPage({ shown }: { shown: ShownPaper }) {
  const { t, locale } = useWords();
  const plan = usePlan();
  const host = useRef<HTMLDivElement>(null);
  const back = useRef<HTMLButtonElement>(null);
  const page = useRef<HTMLElement>(null);
  const paper = useMemo(() => paperToShow(shown, plan, locale), [shown, plan, locale]);

  useEffect(() => {
    if (host.current) showPaper(host.current, paper);
    return adoptPages(paper);
  }, [paper]);

  useOverPage(page, back, closeReport);

  return (
    <section ref={page} className="report-page" aria-label={t(`report.kind.${shown.kind}`)} data-testid="report-page">
      <div className="report-bar">
        <button ref={back} type="button" className="button ghost" data-testid="report-back" onClick={closeReport}>
          <IconArrowLeft size={16} stroke={1.7} aria-hidden="true" />
          {t('report.back')}
        </button>
        {shown.kind !== 'guide' && <Kinds shown={shown} />}
        <span className="grow" />
        {shown.kind !== 'guide' && <ReportMenu record={shown.record} opens="down" />}
        <button type="button" className="button primary" data-testid="report-print" onClick={() => window.print()}>
          <IconPrinter size={16} stroke={1.7} aria-hidden="true" />
          {t('report.print')}
        </button>
      </div>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolling region has to be reached by the keyboard */}
      <section className="report-scroll" tabIndex={0} aria-label={t('report.paper')}>
        <div ref={host} className="report-host" data-testid="report-host" />
      </section>
    </section>
  );
}

const KINDS = ['report', 'applicant'] as const;

function Kinds({ shown }: { shown: Exclude<ShownPaper, { kind: 'guide' }> }) {
  const { t } = useWords();
  return (
    <fieldset className="report-kinds" aria-label={t('report.kind')}>
      {KINDS.map((kind) => (
        <button
          key={kind}
          type="button"
          className="button small"
          aria-pressed={shown.kind === kind}
          data-testid={`report-kind-${kind}`}
          onClick={() => showReport({ kind, record: shown.record })}
        >
          {t(`report.kind.${kind}`)}
        </button>
      ))}
    </fieldset>
  );
}
