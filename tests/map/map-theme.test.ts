import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { MAP_THEMES, type MapThemeName } from '../../src/map/map-theme.ts';

const CSS = readFileSync(join(import.meta.dirname, '../../src/ui/styles/tokens.css'), 'utf8');

/** Value of a token in a theme, as written. */
function token(name: string, theme: MapThemeName): string | undefined {
  const [light = '', dark = ''] = CSS.split('[data-theme="dark"]');
  return (theme === 'light' ? light : dark).match(new RegExp(`--${name}:\\s*([^;]+);`))?.[1];
}

const SAME = {
  land: 'm-land',
  dim: 'm-dim',
  outHatch: 'm-outhatch',
  text: 'm-text',
  text2: 'm-text-2',
  halo: 'm-halo',
  mark: 'm-mark',
  surface: 'surface',
  unknownTint: 'unknown-tint',
  unknownHatch: 'unknown-hatch',
  focus: 'focus',
  site: 'site',
  siteFill: 'site-fill',
  siteCasing: 'site-casing',
} as const;

describe.each(['light', 'dark'] as const)('MAP_THEMES.%s', (theme) => {
  it('repeats the tokens of the page', () => {
    const told = Object.fromEntries(Object.keys(SAME).map((key) => [key, MAP_THEMES[theme][key as keyof typeof SAME]]));
    const meant = Object.fromEntries(Object.entries(SAME).map(([key, name]) => [key, token(name, theme)]));
    expect(told).toEqual(meant);
  });

  it.each(['prohibit', 'restrict', 'condition', 'notice', 'clear', 'unknown'] as const)(
    'repeats the tone %s',
    (tone) => {
      expect(MAP_THEMES[theme].tones[tone]).toEqual({ text: token(tone, theme), solid: token(`${tone}-solid`, theme) });
    },
  );
});
