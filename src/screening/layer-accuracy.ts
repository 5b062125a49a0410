import type { LayerEntry } from '../catalog/catalog.ts';
import type { Zone } from '../catalog/zone.ts';

/** What is taken where a layer does not say; parameters of the pack, so that nothing unsaid counts as exact. */
export interface UnstatedFigures {
  /** Accuracy of a layer that states none, metres. */
  readonly unstatedAccuracyM: number;
  /** Greatest width of what a line stands for where it states none, metres. */
  readonly unstatedWidthM: number;
}

/** How far the borders of a layer may be off, metres; a schematic one has no error band. */
export function layerAccuracyM(
  { status, accuracyM }: Pick<LayerEntry, 'status' | 'accuracyM'>,
  { unstatedAccuracyM }: UnstatedFigures,
): number {
  return status === 'schematic' ? 0 : (accuracyM ?? unstatedAccuracyM);
}

/** Half the width the card says a drawn line stands for, metres; null where the feature does not state it. */
function statedHalfWidthM(zone: Zone, entry: Pick<LayerEntry, 'measuredFrom'>): number | null {
  if (entry.measuredFrom === 'geometry') return 0;
  const widthM = zone.properties[entry.measuredFrom.halfWidthOf];
  return typeof widthM === 'number' && widthM > 0 ? widthM / 2 : null;
}

/** Half the width distances are shortened by; a feature that states none is measured as drawn. */
export function halfWidthM(zone: Zone, entry: Pick<LayerEntry, 'measuredFrom'>): number {
  return statedHalfWidthM(zone, entry) ?? 0;
}

/** How much nearer than measured the edge of a feature may be because it does not state its width, metres. */
export function edgeSlackM(
  zone: Zone,
  entry: Pick<LayerEntry, 'measuredFrom'>,
  { unstatedWidthM }: UnstatedFigures,
): number {
  return statedHalfWidthM(zone, entry) === null ? unstatedWidthM / 2 : 0;
}

/** Greatest reach by attribute and unstated width; a layer has the same zones for every site. */
const widest = new WeakMap<readonly Zone[], Map<string, number>>();

/** The farthest any feature of a layer may reach beyond the line it is drawn as, metres. */
export function widestReachM(
  zones: readonly Zone[],
  entry: Pick<LayerEntry, 'measuredFrom'>,
  figures: UnstatedFigures,
): number {
  if (entry.measuredFrom === 'geometry') return 0;
  const known = widest.get(zones) ?? new Map<string, number>();
  widest.set(zones, known);
  const key = `${entry.measuredFrom.halfWidthOf} ${figures.unstatedWidthM}`;
  const found =
    known.get(key) ??
    zones.reduce((most, zone) => Math.max(most, halfWidthM(zone, entry) + edgeSlackM(zone, entry, figures)), 0);
  known.set(key, found);
  return found;
}
