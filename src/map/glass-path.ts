import type { Geometry, Position } from 'geojson';
import type { Place } from './map-glass.ts';

function addChain(path: Path2D, chain: readonly Position[], place: Place, closed: boolean): void {
  for (const [i, position] of chain.entries()) {
    const { x, y } = place(position);
    if (i === 0) path.moveTo(x, y);
    else if (closed && i === chain.length - 1) path.closePath();
    else path.lineTo(x, y);
  }
}

/** Lines and rings of a geometry as they lie on the screen; to be filled by `evenodd`, so that holes stay open. */
export function glassPath(geometry: Geometry, place: Place): Path2D {
  const path = new Path2D();
  const add = (chains: readonly (readonly Position[])[], closed: boolean) => {
    for (const chain of chains) addChain(path, chain, place, closed);
  };
  if (geometry.type === 'Polygon') add(geometry.coordinates, true);
  else if (geometry.type === 'MultiPolygon') add(geometry.coordinates.flat(), true);
  else if (geometry.type === 'LineString') add([geometry.coordinates], false);
  else if (geometry.type === 'MultiLineString') add(geometry.coordinates, false);
  return path;
}
