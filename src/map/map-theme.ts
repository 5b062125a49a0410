import type { Effect } from '../plan/effect.ts';

export type MapThemeName = 'light' | 'dark';

/** What a mark on the map may say: an effect, or that it is not known, or nothing (plain). */
export type Tone = Effect | 'unknown' | 'plain';

/** Colours MapLibre draws the frame of the map with; layer colours come from the cards. */
export interface MapTheme {
  readonly land: string;
  readonly dim: string;
  readonly outHatch: string;
  readonly text: string;
  readonly text2: string;
  readonly halo: string;
  readonly mark: string;
  readonly surface: string;
  readonly unknownTint: string;
  readonly unknownHatch: string;
  readonly focus: string;
  readonly site: string;
  readonly siteFill: string;
  readonly siteCasing: string;
  /** `text` for lines and letters, `solid` for areas and hatches. */
  readonly tones: Readonly<Record<Tone, { readonly text: string; readonly solid: string }>>;
}

/**
 * The canvas cannot read CSS variables, so these repeat the map's share of `ui/styles/tokens.css`;
 * tests/map/map-theme.test.ts holds the two together.
 */
export const MAP_THEMES: Readonly<Record<MapThemeName, MapTheme>> = {
  light: {
    land: '#f8f5ee',
    dim: 'rgb(231 225 212 / 0.62)',
    outHatch: '#cfc8ba',
    text: '#4a4740',
    text2: '#67625a',
    halo: '#fffdf8',
    mark: 'rgb(86 76 58 / 0.085)',
    surface: '#fffefb',
    unknownTint: '#eeedea',
    unknownHatch: '#8d929a',
    focus: '#0b57d0',
    site: '#7b1fa2',
    siteFill: 'rgb(123 31 162 / 0.16)',
    siteCasing: '#fffefb',
    tones: {
      prohibit: { text: '#b42318', solid: '#b42318' },
      restrict: { text: '#a34700', solid: '#bd5507' },
      condition: { text: '#765700', solid: '#e5ab13' },
      notice: { text: '#1c5c9f', solid: '#2f74bd' },
      clear: { text: '#226b3c', solid: '#2f8350' },
      unknown: { text: '#575d66', solid: '#6d747e' },
      plain: { text: '#1f2429', solid: '#26323d' },
    },
  },
  dark: {
    land: '#1b2023',
    dim: 'rgb(15 18 20 / 0.55)',
    outHatch: '#2c3236',
    text: '#cfccc4',
    text2: '#a09e98',
    halo: '#14181b',
    mark: 'rgb(233 231 226 / 0.07)',
    surface: '#1b1f23',
    unknownTint: '#272c31',
    unknownHatch: '#79818a',
    focus: '#8ab4f8',
    site: '#dc9df2',
    siteFill: 'rgb(220 157 242 / 0.2)',
    siteCasing: '#15181b',
    tones: {
      prohibit: { text: '#ff9187', solid: '#e5574a' },
      restrict: { text: '#ffab70', solid: '#e98a45' },
      condition: { text: '#f0c84f', solid: '#ecc043' },
      notice: { text: '#8bbdf5', solid: '#6aa5e8' },
      clear: { text: '#85d29f', solid: '#62b980' },
      unknown: { text: '#b6bcc4', solid: '#949ca6' },
      plain: { text: '#e9e7e2', solid: '#e4e1da' },
    },
  },
};
