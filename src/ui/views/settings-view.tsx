import type { Preferences } from '../../storage/preferences.ts';
import { BackupSection } from '../records/backup-section.tsx';
import { usePlan } from '../shared/plan-context.ts';
import { useWords } from '../shared/words.ts';
import { emptyDraft, useCase } from '../state/case.ts';
import { usePreferences } from '../state/preferences.ts';
import { useRecords } from '../state/records.ts';
import { useView } from '../state/view.ts';

const LOCALES = [
  ['zh', '中文'],
  ['en', 'English'],
] as const;
const THEMES: readonly Preferences['theme'][] = ['system', 'light', 'dark'];

export function SettingsView() {
  const { t, locale } = useWords();
  const { ruleset } = usePlan();
  const { theme, singleKeys, setLocale, setTheme, setSingleKeys } = usePreferences();
  const records = useRecords((state) => state.rows.length);
  const { change, undo } = useCase();
  const toast = useView((state) => state.toast);
  return (
    <>
      <div className="view-head">
        <h2>{t('settings.title')}</h2>
      </div>
      <div className="panel-scroll settings" data-testid="settings-view">
        <section>
          <h3>{t('settings.language')}</h3>
          <span className="segments">
            {LOCALES.map(([code, name]) => (
              <button
                key={code}
                type="button"
                lang={code}
                aria-pressed={locale === code}
                onClick={() => setLocale(code)}
              >
                {name}
              </button>
            ))}
          </span>
        </section>
        <section>
          <h3>{t('settings.theme')}</h3>
          <span className="segments">
            {THEMES.map((name) => (
              <button key={name} type="button" aria-pressed={theme === name} onClick={() => setTheme(name)}>
                {t(`bar.theme.${name}`)}
              </button>
            ))}
          </span>
        </section>
        <section>
          <h3>{t('settings.keys')}</h3>
          <label className="button-row">
            <input type="checkbox" checked={singleKeys} onChange={(event) => setSingleKeys(event.target.checked)} />
            {t('settings.keysHint')}
          </label>
        </section>
        <section>
          <h3>{t('settings.storage')}</h3>
          <p>{t('settings.storageHint', { count: records })}</p>
          <button
            type="button"
            className="button small"
            onClick={() => {
              change(emptyDraft);
              toast('settings.cleared', {}, undo);
            }}
          >
            {t('settings.clearDraft')}
          </button>
        </section>
        <BackupSection />
        <section>
          <h3>{t('settings.about')}</h3>
          <p>
            {t('settings.version', {
              app: __APP_VERSION__,
              rules: `${ruleset.version} · ${ruleset.sha256.slice(0, 8)}`,
            })}
          </p>
          <p>{t('settings.legal')}</p>
        </section>
      </div>
    </>
  );
}
