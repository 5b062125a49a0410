import { create } from 'zustand';
import type { Locale } from '../../kernel/text.ts';
import type { ChangedParameters } from '../../plan/parameter.ts';
import {
  type AreaUnit,
  loadPreferences,
  type Preferences,
  savePreferences,
  USUAL_PREFERENCES,
} from '../../storage/preferences.ts';

interface PreferencesState extends Preferences {
  setLocale(locale: Locale): void;
  setTheme(theme: Preferences['theme']): void;
  setPanelWidth(widthPx: number): void;
  setSingleKeys(on: boolean): void;
  setCoordinateForm(form: Preferences['coordinateForm']): void;
  setAreaFirst(unit: AreaUnit): void;
  setParameterProfile(parameters: ChangedParameters): void;
  setVisible(roles: readonly string[], visible: boolean): void;
  setBaseMap(baseMap: Preferences['baseMap']): void;
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
  setAreaFirst: (areaFirst) => set({ areaFirst }),
  setParameterProfile: (parameters) => set({ parameterProfile: { ...parameters } }),
  setVisible: (roles, visible) =>
    set((state) => ({
      visibility: { ...state.visibility, ...Object.fromEntries(roles.map((role) => [role, visible])) },
    })),
  setBaseMap: (baseMap) => set({ baseMap }),
  setOpacity: (role, opacity) => set((state) => ({ opacity: { ...state.opacity, [role]: opacity } })),
}));

/** The preferences without what acts on them. */
function preferencesOf(state: Preferences): Preferences {
  const names = Object.keys(USUAL_PREFERENCES) as (keyof Preferences)[];
  return Object.fromEntries(names.map((name) => [name, state[name]])) as Preferences;
}

usePreferences.subscribe((state) => savePreferences(preferencesOf(state)));

/** Back to what a browser begins with. @returns what takes it back */
export function resetPreferences(): () => void {
  const before = preferencesOf(usePreferences.getState());
  usePreferences.setState(USUAL_PREFERENCES);
  return () => usePreferences.setState(before);
}
