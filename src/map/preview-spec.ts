import type { FeatureCollection } from 'geojson';
import { type Outlines, outlineFeatures } from '../site/outlines.ts';
import type { MapPreview } from './map-props.ts';
import type { MapLayerSpec, MapSpec } from './map-spec.ts';
import { MAP_THEMES, type MapThemeName } from './map-theme.ts';

/** Parcels handed to the map at once; more would hold up the page while they are copied. */
const PARCELS_AT_ONCE = 500;

/** How a preview is drawn: the reading that is picked, the others, the shape before a repair, the parcel looked at. */
export type PreviewTone = 'picked' | 'other' | 'before' | 'lit';

const made = new WeakMap<Outlines, FeatureCollection[]>();

/** Features of outlines in pieces, each made when it is first asked for. */
function pieceOf(outlines: Outlines, index: number): FeatureCollection {
  const pieces = made.get(outlines) ?? [];
  made.set(outlines, pieces);
  const from = index * PARCELS_AT_ONCE;
  pieces[index] ??= {
    type: 'FeatureCollection',
    features: outlineFeatures(outlines, from, from + PARCELS_AT_ONCE),
  };
  return pieces[index];
}

/** How many pieces all previews come to. */
export function countPieces(previews: readonly MapPreview[]): number {
  return previews.reduce((sum, { outlines }) => sum + piecesOf(outlines), 0);
}

function piecesOf({ parcelEnds }: Outlines): number {
  return Math.ceil(parcelEnds.length / PARCELS_AT_ONCE);
}

/**
 * Outlines of what is not a site yet, dashed like everything unsettled.
 * @param pieces how many pieces, in the order of the previews, are to be there by now
 */
export function previewSpec(previews: readonly MapPreview[], pieces: number, theme: MapThemeName): MapSpec {
  const { site, siteCasing, tones, text2 } = MAP_THEMES[theme];
  const looks: Readonly<
    Record<PreviewTone, { colour: string; width: number; dash: number[] | null; opacity?: number }>
  > = {
    picked: { colour: site, width: 2.5, dash: [3, 1.5] },
    other: { colour: text2, width: 1.8, dash: [2, 2] },
    before: { colour: tones.prohibit.text, width: 6, dash: [0.6, 0.9], opacity: 0.55 },
    lit: { colour: site, width: 4, dash: null },
  };
  const sources: Record<string, FeatureCollection> = {};
  const layers: MapLayerSpec[] = [];
  let left = pieces;
  for (const { key, outlines, tone } of previews) {
    const { colour, width, dash, opacity = 1 } = looks[tone];
    for (let index = 0; index < piecesOf(outlines) && left > 0; index++, left--) {
      const source = `preview/${key}/${index}`;
      sources[source] = pieceOf(outlines, index);
      layers.push(
        {
          storey: 'site',
          layer: {
            id: `${source}/casing`,
            type: 'line',
            source,
            paint: { 'line-color': siteCasing, 'line-width': width + 2, 'line-opacity': 0.7 },
          },
        },
        {
          storey: 'site',
          layer: {
            id: `${source}/line`,
            type: 'line',
            source,
            paint: {
              'line-color': colour,
              'line-width': width,
              'line-opacity': opacity,
              ...(dash && { 'line-dasharray': dash }),
            },
          },
        },
      );
    }
  }
  return { sources, layers, images: [] };
}
