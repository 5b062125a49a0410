import type { RecordSummary } from '../../record/record-summary.ts';
import { useServices } from '../shared/plan-context.ts';
import { useWords } from '../shared/words.ts';
import { useView } from '../state/view.ts';
import { ExportMenu } from './export-menu.tsx';
import { removeRecords } from './record-commands.ts';
import { compareAddress, LEDGER, RESCREEN } from './record-selection.ts';

interface RecordActionsProps {
  /** Rows that the search leaves. */
  readonly shown: readonly RecordSummary[];
  /** Those of them that are ticked. */
  readonly selected: readonly RecordSummary[];
  readonly onSelect: (ids: readonly string[]) => void;
}

/** What can be done with the rows that are ticked; with none ticked, what is done with all. */
export function RecordActions({ shown, selected, onSelect }: RecordActionsProps) {
  const { t } = useWords();
  const { store } = useServices();
  const go = useView((state) => state.go);
  const ids = selected.map(({ id }) => id);
  const [first, second] = ids;
  const all = shown.length > 0 && selected.length === shown.length;
  return (
    <div className="record-actions">
      <label>
        <input
          type="checkbox"
          checked={all}
          ref={(box) => {
            if (box) box.indeterminate = !all && selected.length > 0;
          }}
          onChange={(event) => onSelect(event.target.checked ? shown.map(({ id }) => id) : [])}
        />
        {selected.length > 0 ? t('records.selected', { count: selected.length }) : t('records.selectAll')}
      </label>
      <span className="grow" />
      {selected.length === 0 && (
        <>
          <button type="button" className="link" data-testid="open-rescreen" onClick={() => go('records', RESCREEN)}>
            {t('rescreen.button')}
          </button>
          <button
            type="button"
            className="link"
            title={t('ledger.hint')}
            data-testid="open-ledger"
            onClick={() => go('records', LEDGER)}
          >
            {t('ledger.button')}
          </button>
        </>
      )}
      {selected.length > 0 && (
        <>
          <button
            type="button"
            className="link"
            disabled={ids.length !== 2}
            title={ids.length === 2 ? undefined : t('compare.needTwo')}
            data-testid="compare-selected"
            onClick={() => first && second && go('records', compareAddress(first, second))}
          >
            {t('compare.button')}
          </button>
          <ExportMenu
            ids={ids}
            button={t('records.export')}
            buttonClass="link"
            label={t('records.export')}
            testId="export-selected"
          />
          <button
            type="button"
            className="link"
            data-testid="delete-selected"
            onClick={() => {
              onSelect([]);
              void removeRecords(store, selected);
            }}
          >
            {t('records.delete')}
          </button>
        </>
      )}
    </div>
  );
}
