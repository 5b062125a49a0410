import { create } from 'zustand';
import type { Locale } from '../../kernel/text.ts';
import { loadPreferences, type Preferences, savePreferences } from '../../storage/preferences.ts';

interface PreferencesState extends Preferences {
  setLocale(locale: Locale): void;
  setTheme(theme: Preferences['theme']): void;
  setPanelWidth(widthPx: number): void;
  setSingleKeys(on: boolean): void;
  setCoordinateForm(form: Preferences['coordinateForm']): void;
  setVisible(roles: readonly string[], visible: boolean): void;
  setOpacity(role: string, opacity: number): void;
}

export const PANEL_MIN_PX = 340;
export const PANEL_MAX_PX = 640;

/** What the user set once and expects to find again; written through to the browser. */
export const usePreferences = create<PreferencesState>((set) => ({
  ...loadPreferences(),
  setLocale: (locale) => set({ locale }),
  setTheme: (theme) => set({ theme }),
  setPanelWidth: (widthPx) =>
    set({ panelWidthPx: Math.round(Math.min(PANEL_MAX_PX, Math.max(PANEL_MIN_PX, widthPx))) }),
  setSingleKeys: (singleKeys) => set({ singleKeys }),
  setCoordinateForm: (coordinateForm) => set({ coordinateForm }),
  setVisible: (roles, visible) =>
    set((state) => ({
      visibility: { ...state.visibility, ...Object.fromEntries(roles.map((role) => [role, visible])) },
    })),
  setOpacity: (role, opacity) => set((state) => ({ opacity: { ...state.opacity, [role]: opacity } })),
}));

usePreferences.subscribe(({ locale, theme, panelWidthPx, singleKeys, coordinateForm, visibility, opacity }) =>
  savePreferences({ locale, theme, panelWidthPx, singleKeys, coordinateForm, visibility, opacity }),
);
