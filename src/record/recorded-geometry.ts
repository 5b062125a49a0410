import { z } from 'zod';

const path = z.array(z.array(z.number()).min(2));
const rings = z.array(path);

/** A parcel's shape as recorded: lon/lat degrees CGCS2000, enough to be measured again. */
export const recordedGeometrySchema = z.discriminatedUnion('type', [
  z.looseObject({ type: z.literal('Polygon'), coordinates: rings }),
  z.looseObject({ type: z.literal('MultiPolygon'), coordinates: z.array(rings) }),
  z.looseObject({ type: z.literal('LineString'), coordinates: path }),
  z.looseObject({ type: z.literal('MultiLineString'), coordinates: rings }),
]);
