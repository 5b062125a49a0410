import { useEffect, useMemo, useState } from 'react';
import type { MapPreview } from './map-props.ts';
import type { MapSpec } from './map-spec.ts';
import type { MapThemeName } from './map-theme.ts';
import { countPieces, previewSpec } from './preview-spec.ts';

/** Previews as a part of the map; of thousands of parcels a piece comes with each turn, so that the page stays quick. */
export function usePreviewSpec(previews: readonly MapPreview[], theme: MapThemeName): MapSpec {
  const [pieces, setPieces] = useState(1);
  const all = countPieces(previews);
  useEffect(() => {
    if (all === 0) setPieces(1);
    if (pieces >= all) return;
    const timer = setTimeout(() => setPieces(pieces + 1), 30);
    return () => clearTimeout(timer);
  }, [pieces, all]);
  return useMemo(() => previewSpec(previews, pieces, theme), [previews, pieces, theme]);
}
