import type { LoadedLayer } from '../catalog/layer-source.ts';
import { areaOfBox, bboxOf, isArea } from '../geo/shapes.ts';
import { countPositions } from '../site/place-parcels.ts';
import type { Site } from '../site/site.ts';
import type { ScreenRequest } from './protocol.ts';

/** Half the side of a made-up site, degrees: some forty metres. */
const HALF_DEG = 0.0004;
/** So many layers lend a zone; with more nothing new is learnt. */
const PLACES = 3;
/** Each place so many times: code is made fast when it has run a few times. */
const ROUNDS = 3;
/** Frames of a made-up drag. */
const FRAMES = 24;
/** A zone of few vertices, of which an overlap is cut in no time, is looked for among the first of a layer. */
const FEW_VERTICES = 100;
const LOOKED_AT = 20;

/**
 * What a worker screens for itself while nobody asks anything. The first run of a program is several times slower than
 * the tenth; here the first runs are spent on made-up land, before somebody waits for one. Squares on the border of real
 * zones, whole and then with a corner in the hand.
 */
export function rehearsals(layers: readonly LoadedLayer[]): ScreenRequest[] {
  const places = layers.flatMap(edgeOf).slice(0, PLACES);
  const whole = places.flatMap((place) =>
    Array.from({ length: ROUNDS }, (_, round) => request(square(place, HALF_DEG * (1 + 0.1 * round)))),
  );
  const dragged = Array.from({ length: places.length > 0 ? FRAMES : 0 }, (_, frame) =>
    request(square(places[frame % places.length]!, HALF_DEG * (1 + 0.01 * frame)), true),
  );
  return [...whole, ...dragged];
}

/** Middle of the southern side of the box of a small zone of a layer; none where the layer begins with no such zone. */
function edgeOf(layer: LoadedLayer): (readonly [number, number])[] {
  if (layer.state !== 'ready') return [];
  for (const { geometry } of layer.zones.slice(0, LOOKED_AT)) {
    if (!isArea(geometry) || countPositions(geometry) > FEW_VERTICES) continue;
    const [west, south, east] = bboxOf(geometry);
    return [[(west + east) / 2, south]];
  }
  return [];
}

function square([lon, lat]: readonly [number, number], halfDeg: number): Site {
  const geometry = areaOfBox([lon - halfDeg, lat - halfDeg, lon + halfDeg, lat + halfDeg]);
  return {
    name: '',
    origin: 'drawn',
    parcels: [{ name: '', geometry }],
    accuracyM: 1,
    crs: { epsg: 4490, how: 'assumed' },
    warnings: [],
  };
}

function request(site: Site, live?: true): ScreenRequest {
  return { site, answers: {}, overrides: {}, parameters: {}, ...(live && { live }) };
}
