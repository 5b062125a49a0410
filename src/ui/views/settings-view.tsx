import type { Preferences } from '../../storage/preferences.ts';
import { BackupSection } from '../records/backup-section.tsx';
import { OfflineCopy } from '../shared/offline-state.tsx';
import { usePlan } from '../shared/plan-context.ts';
import { useWords } from '../shared/words.ts';
import { useOffline } from '../state/offline.ts';
import { usePreferences } from '../state/preferences.ts';
import { ProfileSettings } from './settings-profile.tsx';
import { StorageSettings } from './settings-storage.tsx';
import { UnitSettings } from './settings-units.tsx';

const LOCALES = [
  ['zh', '中文'],
  ['en', 'English'],
] as const;
const THEMES: readonly Preferences['theme'][] = ['system', 'light', 'dark'];

/** Left out where the page is not one that is kept. */
function OfflineSettings() {
  const { t } = useWords();
  const shown = useOffline(({ phase }) => phase !== 'none');
  if (!shown) return null;
  return (
    <section>
      <h3>{t('offline.title')}</h3>
      <OfflineCopy />
    </section>
  );
}

export function SettingsView() {
  const { t, locale } = useWords();
  const { ruleset } = usePlan();
  const { theme, singleKeys, setLocale, setTheme, setSingleKeys } = usePreferences();
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
        <UnitSettings />
        <section>
          <h3>{t('settings.keys')}</h3>
          <label className="button-row nowrap">
            <input type="checkbox" checked={singleKeys} onChange={(event) => setSingleKeys(event.target.checked)} />
            {t('settings.keysHint')}
          </label>
        </section>
        <ProfileSettings />
        <OfflineSettings />
        <StorageSettings />
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
