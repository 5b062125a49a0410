import { IconDownload } from '@tabler/icons-react';
import { useMemo, useState } from 'react';
import type { BatchRow } from '../../storage/database.ts';
import { Menu } from '../shared/menu.tsx';
import { useServices } from '../shared/plan-context.ts';
import { useWords } from '../shared/words.ts';
import { useRecords } from '../state/records.ts';
import { exportBatchCsv, exportBatchGeojson, exportBatchRecords, exportBatchXlsx } from './batch-export.ts';
import { saveBatchRows } from './save-batch-rows.ts';

interface BatchActionsProps {
  readonly rows: readonly BatchRow[];
  /** Ids of the rows ticked; none stands for all. */
  readonly chosen: ReadonlySet<string>;
}

/** Keeps sites of the batch as records, and writes it to files. */
export function BatchActions({ rows, chosen }: BatchActionsProps) {
  const { t } = useWords();
  const { store } = useServices();
  const [saving, setSaving] = useState(false);
  const kept = useRecords((state) => state.rows);
  const known = useMemo(() => new Set(kept.map(({ id }) => id)), [kept]);
  const picked = chosen.size === 0 ? rows : rows.filter(({ id }) => chosen.has(id));
  const wanted = picked.filter(({ summary }) => summary && !known.has(summary.id));
  const exportLabel = chosen.size === 0 ? t('sites.export') : t('sites.exportChosen', { count: chosen.size });
  const save = async () => {
    setSaving(true);
    await saveBatchRows(store, wanted);
    setSaving(false);
  };
  return (
    <div className="record-actions">
      <button
        type="button"
        className="button small"
        disabled={wanted.length === 0 || saving}
        data-testid="batch-save"
        onClick={() => void save()}
      >
        {t('sites.save', { count: wanted.length })}
      </button>
      <span className="grow" />
      <Menu
        button={
          <>
            <IconDownload size={15} stroke={1.7} aria-hidden="true" />
            {exportLabel}
          </>
        }
        buttonClass="button small"
        label={exportLabel}
        testId="batch-export"
        items={(
          [
            ['sites.exportCsv', () => void exportBatchCsv(store, picked)],
            ['sites.exportXlsx', () => void exportBatchXlsx(store, picked, t('sites.title'))],
            ['sites.exportGeojson', () => exportBatchGeojson(picked)],
            ['sites.exportRecords', () => void exportBatchRecords(store, picked, 'jsonl')],
            ['sites.exportZip', () => void exportBatchRecords(store, picked, 'zip')],
          ] as const
        ).map(([key, act]) => ({ testId: key, label: t(key), act }))}
      />
    </div>
  );
}
