import { IconArrowLeft, IconPrinter } from '@tabler/icons-react';
import { useEffect, useMemo, useRef } from 'react';
import type { ScreeningRecord } from '../../record/record.ts';
import { usePlan } from '../shared/plan-context.ts';
import { useWords } from '../shared/words.ts';
import { ReportMenu } from './report-menu.tsx';
import { adoptPages, paperOfRecord, showPaper } from './report-paper.ts';
import { closeReport, useReport } from './report-store.ts';

/** The report of a record in place of map and panel, as it will be printed. */
export default function ReportPage({ record }: { record: ScreeningRecord }) {
  const { t, locale } = useWords();
  const plan = usePlan();
  const short = useReport((state) => state.short);
  const host = useRef<HTMLDivElement>(null);
  const back = useRef<HTMLButtonElement>(null);
  const page = useRef<HTMLElement>(null);
  const paper = useMemo(() => paperOfRecord(record, plan, locale, short), [record, plan, locale, short]);

  useEffect(() => {
    if (host.current) showPaper(host.current, paper);
    return adoptPages(paper);
  }, [paper]);

  useEffect(() => {
    const opener = document.activeElement;
    back.current?.focus();
    const beneath = [...(page.current?.parentElement?.children ?? [])].filter((one) => one !== page.current);
    for (const one of beneath) one.toggleAttribute('inert', true);
    const onKey = (event: KeyboardEvent) => {
      const alone = !event.ctrlKey && !event.metaKey && !event.altKey;
      // The single keys of the screen beneath do nothing here.
      if (alone && (event.key.length === 1 || event.key === 'Escape') && event.key !== ' ') event.stopPropagation();
      if (event.key === 'Escape') closeReport();
    };
    window.addEventListener('keydown', onKey, true);
    return () => {
      window.removeEventListener('keydown', onKey, true);
      for (const one of beneath) one.toggleAttribute('inert', false);
      if (opener instanceof HTMLElement) opener.focus();
    };
  }, []);

  return (
    <section ref={page} className="report-page" aria-label={t('report.title')} data-testid="report-page">
      <div className="report-bar">
        <button ref={back} type="button" className="button ghost" data-testid="report-back" onClick={closeReport}>
          <IconArrowLeft size={16} stroke={1.7} aria-hidden="true" />
          {t('report.back')}
        </button>
        <fieldset className="report-kinds" aria-label={t('report.kind')}>
          {([false, true] as const).map((one) => (
            <button
              key={String(one)}
              type="button"
              className="button small"
              aria-pressed={short === one}
              data-testid={one ? 'report-short' : 'report-full'}
              onClick={() => useReport.setState({ short: one })}
            >
              {t(one ? 'report.short' : 'report.full')}
            </button>
          ))}
        </fieldset>
        <span className="grow" />
        <ReportMenu record={record} opens="down" />
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
