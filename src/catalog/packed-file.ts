import type { Geometry } from 'geojson';
import { decodeLayer, encodeLayer } from '../geo/packed/packed-bytes.ts';
import type { PackedLayer } from '../geo/packed/packed-layer.ts';
import { keepPacked } from './packed-zones.ts';
import type { PropertyValue, Zone } from './zone.ts';
import { geometryAt, type ZonePaths, zonePathsOf } from './zone-paths.ts';
import { propertiesAt, readZoneTable, zoneTableOf } from './zone-table.ts';

/** First eight bytes: "SJZONE" and the version of the layout. */
const MAGIC = [0x53, 0x4a, 0x5a, 0x4f, 0x4e, 0x45, 0, 1] as const;
/** A geometry of so many vertices is kept for the next who asks, one of a layer. */
const LONG_VERTICES = 1000;
/** Magic, six counts, padded. */
const HEADER_BYTES = 32;

/**
 * A whole layer in one file: the packed arrays, what they leave out of the geometries, and ids with properties as JSON.
 * Reading it is a matter of views on the buffer, where FlatGeobuf has to be decoded feature by feature and packed.
 * Little-endian; sections start at multiples of eight.
 * @param layer  packed from just these zones
 * @returns null for zones that the file could not give back exactly (`zonePathsOf`)
 */
export function encodeZones(zones: readonly Zone[], layer: PackedLayer): Uint8Array | null {
  const paths = zonePathsOf(zones, layer);
  if (paths === null) return null;
  const table = new TextEncoder().encode(JSON.stringify(zoneTableOf(zones)));
  const { featureType, featurePath, pathFirst, pathFlags, remainders } = paths;
  const packed = new Uint8Array(encodeLayer(layer));
  const sections = [packed, remainders, featurePath, pathFirst, pathFlags, featureType, table];
  const bytes = new Uint8Array(sections.reduce((sum, { byteLength }) => sum + padded(byteLength), HEADER_BYTES));
  bytes.set(MAGIC);
  const counts = [
    zones.length,
    pathFlags.length,
    layer.vertexCount,
    packed.length,
    remainders.BYTES_PER_ELEMENT,
    table.length,
  ];
  const view = new DataView(bytes.buffer);
  for (const [i, count] of counts.entries()) view.setUint32(8 + 4 * i, count, true);
  let at = HEADER_BYTES;
  for (const { buffer, byteOffset, byteLength } of sections) {
    bytes.set(new Uint8Array(buffer, byteOffset, byteLength), at);
    at += padded(byteLength);
  }
  return bytes;
}

/**
 * Opens what `encodeZones` wrote. Geometries and properties are made when somebody asks for them, so that a layer of
 * millions of vertices costs its typed arrays and no more; the packed form is kept with the zones (`packedZones`).
 * @returns null for bytes that are cut short or are something else
 */
export function decodeZones(bytes: Uint8Array): Zone[] | null {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (bytes.length < HEADER_BYTES || MAGIC.some((byte, i) => bytes[i] !== byte)) return null;
  const [features, pathCount, vertices, packedBytes, remainderBytes, tableBytes] = [0, 1, 2, 3, 4, 5].map((i) =>
    view.getUint32(8 + 4 * i, true),
  ) as [number, number, number, number, number, number];
  const lengths = [
    packedBytes,
    vertices * 2 * remainderBytes,
    4 * (features + 1),
    4 * (pathCount + 1),
    pathCount,
    features,
    tableBytes,
  ];
  if (lengths.reduce((sum, length) => sum + padded(length), HEADER_BYTES) !== bytes.length) return null;
  let at = HEADER_BYTES;
  const sections = lengths.map((length) => {
    const start = at;
    at += padded(length);
    // A copy each: the file's own buffer can then be let go of, and every array starts where its kind may.
    return bytes.slice(start, start + length).buffer as ArrayBuffer;
  }) as [ArrayBuffer, ArrayBuffer, ArrayBuffer, ArrayBuffer, ArrayBuffer, ArrayBuffer, ArrayBuffer];
  const layer = decodeLayer(sections[0]);
  const table = readZoneTable(new TextDecoder().decode(new Uint8Array(sections[6])), features);
  const kind = remainderBytes === 2 ? Int16Array : remainderBytes === 8 ? Float64Array : null;
  if (!layer.ok || !table || !kind || layer.value.featureCount !== features || layer.value.vertexCount !== vertices)
    return null;
  const paths: ZonePaths = {
    remainders: new kind(sections[1]),
    featurePath: new Uint32Array(sections[2]),
    pathFirst: new Uint32Array(sections[3]),
    pathFlags: new Uint8Array(sections[4]),
    featureType: new Uint8Array(sections[5]),
  };
  const geometryOf = lastLongKept(paths, (i) => geometryAt(paths, layer.value, i));
  const zones = table.ids.map((id, i) =>
    lazyZone(
      id,
      () => propertiesAt(table, i),
      () => geometryOf(i),
    ),
  );
  keepPacked(zones, layer.value);
  return zones;
}

/**
 * A screening asks for the geometry of each zone it meets several times over, and of the same zones at every change. Making
 * a long one takes longer than measuring it, and what others keep of it they find by the object.
 */
function lastLongKept({ featurePath, pathFirst }: ZonePaths, make: (feature: number) => Geometry) {
  let last: { readonly feature: number; readonly geometry: Geometry } | null = null;
  return (feature: number): Geometry => {
    if (last?.feature === feature) return last.geometry;
    const geometry = make(feature);
    const vertices = pathFirst[featurePath[feature + 1]!]! - pathFirst[featurePath[feature]!]!;
    if (vertices >= LONG_VERTICES) last = { feature, geometry };
    return geometry;
  };
}

function lazyZone(id: string, properties: () => Record<string, PropertyValue>, geometry: () => Geometry): Zone {
  return {
    id,
    get properties() {
      return properties();
    },
    get geometry() {
      return geometry();
    },
  };
}

function padded(length: number): number {
  return Math.ceil(length / 8) * 8;
}
