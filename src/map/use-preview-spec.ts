import { useEffect, useMemo, useState } from 'react';
import type { MapPreview } from './map-props.ts';
import type { MapSpec } from './map-spec.ts';
import type { MapThemeName } from './map-theme.ts';
import { countPieces, previewSpec } from './preview-spec.ts';

/** Pieces there from the start: readings of a file, and the shape before a repair, come together. */
const AT_ONCE = 4;

/** Previews as a part of the map; of thousands of parcels a piece comes with each turn, so that the page stays quick. */
export function usePreviewSpec(previews: readonly MapPreview[], theme: MapThemeName): MapSpec {
  const [pieces, setPieces] = useState(AT_ONCE);
  const all = countPieces(previews);
  useEffect(() => {
    if (all === 0) setPieces(AT_ONCE);
    if (pieces >= all) return;
    const timer = setTimeout(() => setPieces(pieces + 1), 30);
    return () => clearTimeout(timer);
  }, [pieces, all]);
  return useMemo(() => previewSpec(previews, pieces, theme), [previews, pieces, theme]);
}
