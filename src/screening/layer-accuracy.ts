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
