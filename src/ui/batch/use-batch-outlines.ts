import type { Position } from 'geojson';
import { useEffect } from 'react';
import { create } from 'zustand';
import { isInside } from '../../geo/inside.ts';
import { type Bbox, flatten, isArea, partsOf } from '../../geo/shapes.ts';
import type { JudgedSite } from '../../map/judged-spec.ts';
import type { BatchRow } from '../../storage/database.ts';
import { boundsOf, siteBounds } from '../shared/bounds.ts';
import { showBounds } from '../shell/map-bridge.ts';
import { useSiteBatch } from '../state/site-batch.ts';

/** Sites of the batch on the map, while its table is open. */
export const useJudgedSites = create<{ readonly sites: readonly JudgedSite[] }>(() => ({ sites: [] }));

/** While sites come in fast the map follows at this pace: thousands of shapes are not handed to it for each of them. */
const REDRAW_MS = 1500;

function judgedSites(rows: readonly BatchRow[], lit: string | null): JudgedSite[] {
  return rows.flatMap(({ id, site, summary }) =>
    (site?.parcels ?? []).map(({ geometry }) => ({
      geometry: geometry as JudgedSite['geometry'],
      tone: summary?.verdict.atWorst ?? 'unknown',
      settled: summary !== null && summary.verdict.atLeast === summary.verdict.atWorst,
      lit: id === lit,
    })),
  );
}

/** Draws the batch as long as the component that asks for it is there. */
export function useBatchOutlines(): void {
  const rows = useSiteBatch((state) => state.rows);
  const lit = useSiteBatch((state) => state.lit);
  const running = useSiteBatch((state) => state.status === 'running');
  // biome-ignore lint/correctness/useExhaustiveDependencies: while it runs the timer below reads the rows
  useEffect(() => {
    const draw = () => {
      const now = useSiteBatch.getState();
      useJudgedSites.setState({ sites: judgedSites(now.rows, now.lit) });
    };
    draw();
    if (!running) return;
    const timer = setInterval(draw, REDRAW_MS);
    return () => clearInterval(timer);
  }, [running, lit, running ? null : rows]);
  const any = rows.length > 0;
  // biome-ignore lint/correctness/useExhaustiveDependencies: shown once, when there is something to show; after that the map is the reader's
  useEffect(() => {
    if (any) showBounds(boundsOf(rows.flatMap(({ site }) => (site?.parcels ?? []).map(({ geometry }) => geometry))));
  }, [any]);
  useEffect(() => () => useJudgedSites.setState({ sites: [] }), []);
}

function holds({ site }: BatchRow, position: Position): boolean {
  return (site?.parcels ?? []).some(({ geometry }) =>
    flatten(geometry)
      .filter(isArea)
      .some((area) => partsOf(area).some((rings) => isInside(position, rings, 'with_border'))),
  );
}

function extent([west, south, east, north]: Bbox): number {
  return (east - west) * (north - south);
}

/** Lights the smallest site of the table under a click on the map; false where there is none. */
export function pickJudged(position: Position): boolean {
  if (useJudgedSites.getState().sites.length === 0) return false;
  const [lon = 0, lat = 0] = position;
  const under = useSiteBatch
    .getState()
    .rows.flatMap((row) => {
      const box = row.site && siteBounds(row.site);
      if (!box) return [];
      const near = box[0] <= lon && lon <= box[2] && box[1] <= lat && lat <= box[3];
      return near && holds(row, position) ? [{ id: row.id, size: extent(box) }] : [];
    })
    .sort((a, b) => a.size - b.size);
  const [smallest] = under;
  if (smallest) useSiteBatch.setState({ lit: smallest.id });
  return smallest !== undefined;
}
