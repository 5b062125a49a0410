import { areaM2 } from '../geo/area.ts';
import { untangle } from '../geo/overlay.ts';
import { areaOf, isArea, partsOf } from '../geo/shapes.ts';
import type { Problem } from '../kernel/problem.ts';
import type { RawParcel, RawSite } from './formats/format.ts';
import type { CrsReading } from './guess-crs.ts';
import type { Candidate, ImportProgress } from './inspection.ts';
import { countPositions, onTheGround, type PlacedParcels, placeParcels } from './place-parcels.ts';
import { areaFromNested, nestRings } from './rings.ts';

/** A candidate with what stands behind it. */
export interface Choice {
  readonly candidate: Candidate;
  readonly raw: RawSite;
  readonly reading: CrsReading;
  readonly placed: PlacedParcels;
  /** What has to be said once it is taken. */
  readonly warnings: readonly Problem[];
}

/** Only a drawing of this size is worth redrawing as a suggestion. */
const MAX_REPAIRED_POSITIONS = 20_000;

/** Everything done to the numbers of a file under a reading, joined by `+`; null for nothing. */
export function transformOf(reading: CrsReading, raw: RawSite): string | null {
  const turned = raw.axisOrder !== 'by_value' && reading.order !== (raw.axisOrder ?? 'east_first');
  const done = [...(turned ? ['swap_axes'] : []), ...(reading.transform ? [reading.transform] : [])];
  return done.length > 0 ? done.join('+') : null;
}

/** A reading as a candidate; where its areas are no areas, the candidate is what could be made of them. */
export function choicesOf(
  raw: RawSite,
  reading: CrsReading,
  onProgress?: (progress: ImportProgress) => void,
): Choice[] {
  const placed = placeParcels(raw.parcels, reading, onProgress);
  const broken = errorOf(placed);
  const repaired = broken === undefined ? [] : repairs(raw, reading, broken);
  return repaired.length > 0 ? repaired : [choice(raw, reading, placed, null)];
}

/** The first problem that keeps parcels from being used. */
export function errorOf({ problems }: PlacedParcels): Problem | undefined {
  return problems.find(({ severity }) => severity === 'error');
}

/**
 * Ways to redraw areas that are none: self-crossing rings taken apart; rings nested anew by containment, where a hole
 * lies outside of its outer ring. None where that does not help.
 */
export function repairs(raw: RawSite, reading: CrsReading, why: Problem): Choice[] {
  const positions = raw.parcels.reduce((sum, { geometry }) => sum + countPositions(geometry), 0);
  if (positions > MAX_REPAIRED_POSITIONS || !['self_intersection', 'hole_outside_outer'].includes(why.code)) return [];
  const redrawn = raw.parcels.map((parcel): RawParcel => {
    if (!isArea(parcel.geometry)) return parcel;
    const nested = areaFromNested(nestRings(partsOf(parcel.geometry).flat()));
    const separate = areaOf(partsOf(parcel.geometry).flatMap((rings) => rings.map((ring) => [ring])));
    const area = why.code === 'self_intersection' ? untangle(parcel.geometry) : nested;
    // A hole across the border: the rings as areas of their own.
    const crossed = area && why.code === 'hole_outside_outer' && isCrossed({ ...parcel, geometry: area }, reading);
    return { ...parcel, geometry: (crossed ? separate : area) ?? parcel.geometry };
  });
  const placed = placeParcels(redrawn, reading);
  if (errorOf(placed) !== undefined) return [];
  const offer = choice(raw, reading, placed, 'repair');
  return [{ ...offer, candidate: { ...offer.candidate, unrepaired: unrepairedOf(raw, reading) } }];
}

function unrepairedOf(raw: RawSite, reading: CrsReading): NonNullable<Candidate['unrepaired']> {
  const parcels = raw.parcels.map((parcel) => onTheGround(parcel, reading).parcel);
  const areas = parcels.map(({ geometry }) => (isArea(geometry) ? areaM2(geometry) : 0));
  return { parcels, areaEllipsoidM2: areas.reduce((sum, area) => sum + area, 0) };
}

function isCrossed(parcel: RawParcel, reading: CrsReading): boolean {
  return errorOf(placeParcels([parcel], reading)) !== undefined;
}

function choice(raw: RawSite, reading: CrsReading, placed: PlacedParcels, repair: 'repair' | null): Choice {
  const done = [transformOf(reading, raw), repair].filter((name) => name !== null);
  const candidate: Candidate = {
    crs: { epsg: raw.convertedFrom ?? reading.epsg },
    ...(raw.layer !== undefined && { layer: raw.layer }),
    ...(done.length > 0 && { transform: done.join('+') }),
    centroid: reading.centre,
    plausible: reading.inWindow !== 'none',
    parcels: placed.parcels,
  };
  return { candidate, raw, reading, placed, warnings: [] };
}
