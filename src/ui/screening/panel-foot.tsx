import { IconArrowBackUp, IconArrowForwardUp, IconDeviceFloppy, IconReportAnalytics } from '@tabler/icons-react';
import { useMemo } from 'react';
import type { ScreeningRecord } from '../../record/record.ts';
import { ReportMenu } from '../report/report-menu.tsx';
import { showReport } from '../report/report-store.ts';
import { useServices } from '../shared/plan-context.ts';
import { useWords } from '../shared/words.ts';
import { useCase } from '../state/case.ts';
import { useRecords } from '../state/records.ts';
import { recordOfCase, reviewedRecord, saveCase } from '../state/save-case.ts';

/** Keep, print, export, undo: always at the foot of a verdict. */
export function PanelFoot({ record: computed }: { record: ScreeningRecord }) {
  const { t } = useWords();
  const { store } = useServices();
  const { undo, redo, past, future } = useCase();
  const reviews = useCase((state) => state.present.reviews);
  const record = useMemo(() => reviewedRecord(computed, reviews), [computed, reviews]);
  const sealed = record.reviews?.sha256 ?? null;
  const saved = useRecords(
    ({ rows, unkept }) => !unkept.has(record.id) && rows.some((row) => row.id === record.id && row.reviews === sealed),
  );
  const report = async () => {
    const now = await recordOfCase();
    if (now) showReport({ kind: 'report', record: now });
  };
  return (
    <footer className="panel-foot">
      <button
        type="button"
        className="button primary"
        disabled={saved}
        data-testid="save-record"
        onClick={() => void saveCase(store)}
      >
        <IconDeviceFloppy size={16} stroke={1.7} aria-hidden="true" />
        {t(saved ? 'foot.saved' : 'foot.save')}
      </button>
      <button type="button" className="button" data-testid="open-report" onClick={() => void report()}>
        <IconReportAnalytics size={16} stroke={1.7} aria-hidden="true" />
        {t('foot.report')}
      </button>
      <ReportMenu record={recordOfCase} opens="up" />
      <span className="grow" />
      <button
        type="button"
        className="button ghost icon-only"
        aria-label={t('app.undo')}
        title={t('app.undo')}
        disabled={past.length === 0}
        data-testid="undo"
        onClick={undo}
      >
        <IconArrowBackUp size={18} stroke={1.7} aria-hidden="true" />
      </button>
      <button
        type="button"
        className="button ghost icon-only"
        aria-label={t('app.redo')}
        title={t('app.redo')}
        disabled={future.length === 0}
        data-testid="redo"
        onClick={redo}
      >
        <IconArrowForwardUp size={18} stroke={1.7} aria-hidden="true" />
      </button>
    </footer>
  );
}
