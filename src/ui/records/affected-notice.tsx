import { useEffect } from 'react';
import { useServices } from '../shared/plan-context.ts';
import { useWords } from '../shared/words.ts';
import { useRecords } from '../state/records.ts';
import { affectedRows, askInputsNow, useRescreen } from '../state/rescreen.ts';
import { useView } from '../state/view.ts';
import { RESCREEN } from './record-selection.ts';

/** Says that kept records rest on what has changed since; nothing while none do. */
export function AffectedNotice() {
  const { t } = useWords();
  const { client } = useServices();
  const { rows, notes } = useRecords();
  const inputsNow = useRescreen((state) => state.inputsNow);
  const go = useView((state) => state.go);
  const any = rows.length > 0;
  useEffect(() => {
    if (any) void askInputsNow(client);
  }, [client, any]);
  const affected = inputsNow === null ? [] : affectedRows(rows, notes, inputsNow);
  if (affected.length === 0) return null;
  return (
    <p className="banner" data-testid="affected-notice">
      <span className="grow">{t('rescreen.affected', { count: affected.length, total: rows.length })}</span>
      <button type="button" className="link" onClick={() => go('records', RESCREEN)}>
        {t('rescreen.button')}
      </button>
    </p>
  );
}
