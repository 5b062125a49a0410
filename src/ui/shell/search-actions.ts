import type { MessageKey } from '../../i18n/message.ts';
import { openFileInput } from '../screening/file-input.tsx';
import { PLACES } from '../state/address-text.ts';
import { useCase } from '../state/case.ts';
import { usePreferences } from '../state/preferences.ts';
import { type DrawMode, useView } from '../state/view.ts';

/** Something that can be done from the search box, by its words. */
export interface SearchAction {
  readonly id: string;
  readonly key: MessageKey;
  run(): void;
}

function draw(drawMode: DrawMode): void {
  useView.getState().go('screen');
  useView.getState().set({ drawMode });
}

/** Every view, and what is done most often. */
export const SEARCH_ACTIONS: readonly SearchAction[] = [
  ...PLACES.map((place) => ({
    id: `go-${place}`,
    key: `nav.${place}` as const,
    run: () => useView.getState().go(place),
  })),
  { id: 'indicators', key: 'indicators.title', run: () => useView.getState().go('clauses', 'indicators') },
  { id: 'pack', key: 'pack.choose', run: () => useView.getState().go('clauses', 'pack') },
  { id: 'parameters', key: 'search.action.parameters', run: () => useView.getState().go('data', 'parameters') },
  { id: 'import', key: 'search.action.import', run: openFileInput },
  { id: 'polygon', key: 'search.action.polygon', run: () => draw('polygon') },
  { id: 'rectangle', key: 'search.action.rectangle', run: () => draw('rectangle') },
  { id: 'map-sheet', key: 'sheet.open', run: () => useView.getState().set({ mapSheet: true }) },
  { id: 'undo', key: 'app.undo', run: () => useCase.getState().undo() },
  { id: 'redo', key: 'app.redo', run: () => useCase.getState().redo() },
  {
    id: 'language',
    key: 'search.action.language',
    run: () => {
      const { locale, setLocale } = usePreferences.getState();
      setLocale(locale === 'zh' ? 'en' : 'zh');
    },
  },
  { id: 'dark', key: 'search.action.dark', run: () => usePreferences.getState().setTheme('dark') },
  { id: 'light', key: 'search.action.light', run: () => usePreferences.getState().setTheme('light') },
  {
    id: 'help',
    key: 'search.action.help',
    run: () => document.querySelector<HTMLElement>('[data-testid="help"]')?.click(),
  },
];
