import type { Position } from 'geojson';
import { create } from 'zustand';
import type { MessageKey, MessageParams } from '../../i18n/message.ts';
import type { PlaceName } from './address-text.ts';

export interface FeatureRef {
  readonly role: string;
  readonly featureId: string;
}

export interface Toast {
  readonly id: number;
  readonly key: MessageKey;
  readonly params?: MessageParams;
  readonly undo?: () => void;
}

export type DrawMode = 'select' | 'edit' | 'polygon' | 'rectangle' | 'circle' | 'freehand' | 'line' | 'measure';

interface ViewState {
  readonly place: PlaceName;
  /** The clause or layer opened in its view. */
  readonly selected: string | null;
  readonly panelOpen: boolean;
  readonly sheet: 'low' | 'half' | 'full';
  readonly drawMode: DrawMode;
  /** Width the next line is drawn with, metres; null for a line without one. */
  readonly lineWidthM: number | null;
  /** Whether what is drawn joins the site at hand instead of taking its place. */
  readonly drawAdds: boolean;
  /** What is drawn next is the area a layer on its way in covers, not a site. */
  readonly drawsCoverage: boolean;
  readonly openFinding: string | null;
  /** Rule whose place is lit from the list, and feature lit from the map. */
  readonly hoveredRule: string | null;
  readonly hoveredFeature: FeatureRef | null;
  readonly picked: readonly FeatureRef[];
  /** Boundary point the table is at, [lon, lat]. */
  readonly litVertex: Position | null;
  /** Boundary point clicked on the map, which the table goes to. */
  readonly wantedVertex: Position | null;
  readonly editingSite: boolean;
  readonly editingProject: boolean;
  /** Question opened on purpose, ahead of the suggested order. */
  readonly question: string | null;
  /** The map laid out for paper is open. */
  readonly mapSheet: boolean;
  readonly toasts: readonly Toast[];
  /** Loads the newer version of the app that lies ready; null while there is none, or it is left for later. */
  readonly update: (() => void) | null;
  go(place: PlaceName, selected?: string | null): void;
  set(patch: Partial<Omit<ViewState, 'go' | 'set' | 'toast' | 'dismiss'>>): void;
  toast(key: MessageKey, params?: MessageParams, undo?: () => void): void;
  dismiss(id: number): void;
}

const TOAST_MS = 8000;
let lastToast = 0;

/** What is looked at; nothing here survives a reload but what the address carries. */
export const useView = create<ViewState>((set, get) => ({
  place: 'screen',
  selected: null,
  panelOpen: true,
  sheet: 'half',
  drawMode: 'select',
  lineWidthM: null,
  drawAdds: false,
  openFinding: null,
  drawsCoverage: false,
  hoveredRule: null,
  hoveredFeature: null,
  picked: [],
  litVertex: null,
  wantedVertex: null,
  editingSite: false,
  editingProject: false,
  question: null,
  mapSheet: false,
  toasts: [],
  update: null,
  go: (place, selected = null) =>
    set((state) => ({ place, selected, panelOpen: true, sheet: state.sheet === 'low' ? 'half' : state.sheet })),
  set: (patch) => set(patch),
  toast: (key, params, undo) => {
    lastToast += 1;
    const id = lastToast;
    set((state) => ({
      toasts: [...state.toasts.slice(-2), { id, key, ...(params && { params }), ...(undo && { undo }) }],
    }));
    setTimeout(() => get().dismiss(id), TOAST_MS);
  },
  dismiss: (id) => set((state) => ({ toasts: state.toasts.filter((toast) => toast.id !== id) })),
}));
