import {
  IconAlertTriangle,
  IconDeviceDesktop,
  IconHelp,
  IconLanguage,
  IconMoon,
  IconSun,
  IconWorldOff,
} from '@tabler/icons-react';
import { lazy, Suspense } from 'react';
import type { Preferences } from '../../storage/preferences.ts';
import { usePlan } from '../shared/plan-context.ts';
import { Popover } from '../shared/popover.tsx';
import { useWords } from '../shared/words.ts';
import { usePreferences } from '../state/preferences.ts';
import { useView } from '../state/view.ts';
import { useForeignRequests } from './foreign-requests.ts';
import { Logo } from './logo.tsx';
import { SearchBox } from './search-box.tsx';

// No part of the first paint.
const HelpText = lazy(async () => ({ default: (await import('./help-text.tsx')).HelpText }));
const OfflineCopy = lazy(async () => ({ default: (await import('../shared/offline-state.tsx')).OfflineCopy }));

export function TopBar() {
  const { t } = useWords();
  const { ruleset } = usePlan();
  return (
    <header className="top-bar">
      <div className="brand">
        <Logo />
        <h1>{t('app.name')}</h1>
        <small>{t('app.period', { number: ruleset.plan.number })}</small>
      </div>
      <SearchBox />
      <span className="grow" />
      <OfflinePill />
      <SchematicPill />
      <LanguageButton />
      <ThemeButton />
      <Popover
        button={<IconHelp size={19} stroke={1.7} aria-hidden="true" />}
        buttonClass="bar-button"
        label={t('bar.help')}
        title={t('bar.help')}
        panelClass="wide"
        testId="help"
      >
        {(close) => (
          <Suspense>
            <HelpText onLeave={close} />
          </Suspense>
        )}
      </Popover>
    </header>
  );
}

function OfflinePill() {
  const { t } = useWords();
  const count = useForeignRequests();
  const label = t('bar.offline', { count });
  return (
    <Popover
      button={
        <>
          <IconWorldOff size={15} stroke={1.7} aria-hidden="true" />
          <span className="pill-word">{label}</span>
        </>
      }
      buttonClass={`pill offline${count > 0 ? ' leaking' : ''}`}
      label={label}
      title={t('bar.offlineTitle')}
      anchorClass="offline-anchor"
      testId="offline-pill"
    >
      {() => (
        <>
          <p>{t('bar.offlineBody', { count })}</p>
          <Suspense>
            <OfflineCopy />
          </Suspense>
        </>
      )}
    </Popover>
  );
}

function SchematicPill() {
  const { t, text } = useWords();
  const { catalog } = usePlan();
  const go = useView((state) => state.go);
  const schematic = catalog.layers.filter((entry) => entry.status === 'schematic' && !entry.context);
  if (schematic.length === 0) return null;
  return (
    <Popover
      button={
        <>
          <IconAlertTriangle size={15} stroke={1.7} aria-hidden="true" />
          {t('bar.schematic')}
        </>
      }
      buttonClass="pill schematic"
      label={t('bar.schematic')}
      testId="schematic-pill"
    >
      {(close) => (
        <>
          <h2>{t('bar.schematicTitle', { count: schematic.length })}</h2>
          <p>{t('bar.schematicBody')}</p>
          <ul className="tag-list">
            {schematic.map((entry) => (
              <li key={entry.role}>
                <button
                  type="button"
                  className="tag"
                  onClick={() => {
                    close();
                    go('layers', entry.role);
                  }}
                >
                  {text(entry.name)}
                </button>
              </li>
            ))}
          </ul>
          <button
            type="button"
            className="button small"
            onClick={() => {
              close();
              go('data');
            }}
          >
            {t('bar.schematicOpen')}
          </button>
        </>
      )}
    </Popover>
  );
}

function LanguageButton() {
  const { t, locale } = useWords();
  const setLocale = usePreferences((state) => state.setLocale);
  const now = locale === 'zh' ? '中' : 'EN';
  return (
    <button
      type="button"
      className="bar-button"
      // Whoever speaks to the page says what is seen on the button.
      aria-label={`${now} · ${t('bar.language')} · ${t('app.languageSwitch')}`}
      title={t('bar.language')}
      data-testid="language"
      onClick={() => setLocale(locale === 'zh' ? 'en' : 'zh')}
    >
      <IconLanguage size={18} stroke={1.7} aria-hidden="true" />
      <span aria-hidden="true">{now}</span>
    </button>
  );
}

const THEME_ICONS = { system: IconDeviceDesktop, light: IconSun, dark: IconMoon } as const;
const THEMES: readonly Preferences['theme'][] = ['system', 'light', 'dark'];

function ThemeButton() {
  const { t } = useWords();
  const theme = usePreferences((state) => state.theme);
  const setTheme = usePreferences((state) => state.setTheme);
  const Icon = THEME_ICONS[theme];
  const next = THEMES[(THEMES.indexOf(theme) + 1) % THEMES.length] ?? 'system';
  return (
    <button
      type="button"
      className="bar-button"
      aria-label={`${t('bar.theme')} · ${t(`bar.theme.${theme}`)}`}
      title={`${t('bar.theme')} · ${t(`bar.theme.${theme}`)}`}
      data-testid="theme"
      onClick={() => setTheme(next)}
    >
      <Icon size={18} stroke={1.7} aria-hidden="true" />
    </button>
  );
}
