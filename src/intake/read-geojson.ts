import type { Position } from 'geojson';
import { plainProperties } from '../catalog/zone.ts';
import { NESTING, type PlainGeometry } from '../geo/shapes.ts';
import { isObject, type JsonObject } from '../kernel/json-object.ts';
import { errorProblem, type Problem } from '../kernel/problem.ts';
import { failure, type Result, success } from '../kernel/result.ts';
import { decodeText } from '../site/decode-text.ts';
import { fileStem } from '../site/file-stem.ts';
import { declaredSystem } from '../site/formats/geojson.ts';
import { findJsonTrouble } from '../site/json-trouble.ts';
import { type Attributes, fieldsOf, type IncomingFeature, type IncomingFile } from './incoming.ts';

/**
 * A GeoJSON FeatureCollection as one layer; members beside `features` are kept, since layers handed on by this program
 * state their source, date and accuracy there. Problems: those of the JSON, `layer_not_features`, `bad_number`,
 * `layer_nested_geometry`.
 */
export function readGeoJson(name: string, bytes: Uint8Array): Result<IncomingFile> {
  const decoded = decodeText(bytes);
  if (decoded === null) return failure(errorProblem('unsupported_format'));
  const text = decoded.text.replace(/^\ufeff/, '');
  const trouble = findJsonTrouble(text);
  if (trouble !== null) return failure(trouble);
  const document: unknown = JSON.parse(text);
  if (!isObject(document) || !Array.isArray(document.features)) return failure(errorProblem('layer_not_features'));
  const { features: listed, crs, type: _, ...members } = document;
  const features: IncomingFeature[] = [];
  for (const [index, item] of listed.entries()) {
    const feature = featureOf(item, index);
    if ('code' in feature) return failure(feature);
    features.push(feature);
  }
  const { declared, warnings } = declaredSystem(crs);
  const layer = {
    name: typeof members.name === 'string' ? members.name : fileStem(name),
    features,
    fields: fieldsOf(features),
    system: { ...declared, encoding: decoded.encoding },
    members,
    warnings,
  };
  return success({ format: 'geojson', defaultEpsg: 4490, layers: [layer] });
}

function featureOf(item: unknown, index: number): IncomingFeature | Problem {
  const where = { feature: String(index + 1) };
  if (!isObject(item)) return errorProblem('layer_not_features', where);
  const attributes = plainAttributes(isObject(item.properties) ? item.properties : {}, item.id);
  const { geometry } = item;
  if (geometry === null || geometry === undefined) return { attributes, geometry: null };
  const depth = isObject(geometry) && typeof geometry.type === 'string' ? NESTING[geometry.type] : undefined;
  if (!isObject(geometry) || depth === undefined) return errorProblem('layer_nested_geometry', where);
  const coordinates = positionsAt(geometry.coordinates, depth);
  if (coordinates === null) return errorProblem('bad_number', where);
  return { attributes, geometry: { type: geometry.type, coordinates } as PlainGeometry };
}

/** Properties that are plain values; the feature's own id where they have none. */
export function plainAttributes(properties: JsonObject, id: unknown): Attributes {
  const own = typeof id === 'string' || typeof id === 'number' ? { id: String(id) } : {};
  return { ...own, ...plainProperties(properties) };
}

/** Coordinates nested as deep as their type has them, each position cut to two numbers; null where something else is. */
function positionsAt(value: unknown, depth: number): unknown {
  if (!Array.isArray(value)) return null;
  if (depth === 0) {
    const position: Position = [value[0], value[1]];
    return position.every((number) => typeof number === 'number' && Number.isFinite(number)) ? position : null;
  }
  const inner = value.map((item) => positionsAt(item, depth - 1));
  return inner.length === 0 || inner.includes(null) ? null : inner;
}
