import { isArea, partsOf } from '../../geo/shapes.ts';
import type { SiteDraft } from '../../map/map-props.ts';
import { useLayerImport } from './layer-import.ts';
import { useView } from './view.ts';

/** Lets the keeper draw where the layer on its way in is complete; the site at hand stays as it is. */
export function drawCoverage(): void {
  useView.getState().set({ drawMode: 'polygon', drawsCoverage: true, sheet: 'low' });
}

/** Takes what was drawn as the coverage of the layer on its way in; a line covers nothing, and a layer gone needs none. */
export function takeDrawnCoverage({ site: { features } }: SiteDraft): void {
  const parts = features.flatMap(({ geometry }) => (isArea(geometry) ? partsOf(geometry) : []));
  if (parts.length === 0 || !useLayerImport.getState().check) return;
  useLayerImport.setState(({ statement }) => ({
    statement: { ...statement, coverage: { geometry: { type: 'MultiPolygon', coordinates: parts } } },
  }));
  useView.getState().set({ sheet: 'half' });
}
