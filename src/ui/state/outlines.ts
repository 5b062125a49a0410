import { useEffect } from 'react';
import { create } from 'zustand';
import type { Outline } from '../../map/outline-spec.ts';
import type { ScreeningRecord } from '../../record/record.ts';
import { boundsOf } from '../shared/bounds.ts';
import { showBounds } from '../shell/map-bridge.ts';

/** Sites of records on the map, beside the one being worked on. */
export const useOutlines = create<{ readonly outlines: readonly Outline[] }>(() => ({ outlines: [] }));

function outlinesOf(record: ScreeningRecord, look: Outline['look']): Outline[] {
  return record.site.parcels.map(({ geometry }) => ({ geometry: geometry as Outline['geometry'], look }));
}

/** Draws the sites of one or two records while a view shows them, the second dashed, and brings them into sight. */
export function useRecordOutlines(solid: ScreeningRecord | null, dashed: ScreeningRecord | null = null): void {
  useEffect(() => {
    const outlines = [...(solid ? outlinesOf(solid, 'solid') : []), ...(dashed ? outlinesOf(dashed, 'dashed') : [])];
    if (outlines.length === 0) return;
    useOutlines.setState({ outlines });
    showBounds(boundsOf(outlines.map(({ geometry }) => geometry)));
    return () => useOutlines.setState({ outlines: [] });
  }, [solid, dashed]);
}
