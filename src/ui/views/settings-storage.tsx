import { useEffect, useState } from 'react';
import { fileSize, quantityText } from '../../i18n/quantity.ts';
import { useWords } from '../shared/words.ts';
import { freshDraft, useCase } from '../state/case.ts';
import { usePack } from '../state/pack.ts';
import { usePlanText } from '../state/plan-text.ts';
import { resetPreferences } from '../state/preferences.ts';
import { useRecords } from '../state/records.ts';
import { useView } from '../state/view.ts';

interface StorageUse {
  readonly usedBytes: number;
  readonly quotaBytes: number;
}

/** What the browser says this site takes; null where it does not say. */
function useStorageUse(): StorageUse | null {
  const [use, setUse] = useState<StorageUse | null>(null);
  useEffect(() => {
    let gone = false;
    // Absent on pages served without TLS.
    void navigator.storage?.estimate().then(
      ({ usage = 0, quota = 0 }) => {
        if (!gone && quota > 0) setUse({ usedBytes: usage, quotaBytes: quota });
      },
      () => undefined,
    );
    return () => {
      gone = true;
    };
  }, []);
  return use;
}

/** What is kept on this machine, and ways back to a clean start; each can be taken back. */
export function StorageSettings() {
  const { t } = useWords();
  const records = useRecords((state) => state.rows.length);
  const text = usePlanText((state) => state.file);
  const pack = usePack((state) => state.active?.file.name);
  const { change, undo } = useCase();
  const toast = useView((state) => state.toast);
  const use = useStorageUse();
  return (
    <section>
      <h3>{t('settings.storage')}</h3>
      <p>{t('settings.storageHint', { count: records })}</p>
      {text && <p>{t('planText.have', { name: text })}</p>}
      {pack && <p>{t('settings.packKept', { name: pack })}</p>}
      {use && (
        <p data-testid="storage-use">
          {t('settings.storageUse', {
            used: quantityText(fileSize(use.usedBytes)),
            quota: quantityText(fileSize(use.quotaBytes)),
          })}
        </p>
      )}
      <div className="button-row">
        <button
          type="button"
          className="button small"
          onClick={() => {
            change(freshDraft());
            toast('settings.cleared', {}, undo);
          }}
        >
          {t('settings.clearDraft')}
        </button>
        <button
          type="button"
          className="button small ghost"
          data-testid="settings-reset"
          onClick={() => toast('settings.resetDone', {}, resetPreferences())}
        >
          {t('settings.reset')}
        </button>
      </div>
    </section>
  );
}
