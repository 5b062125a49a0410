import type { Position } from 'geojson';
import { errorProblem, type Problem, warningProblem } from '../../kernel/problem.ts';
import { failure, type Result, success } from '../../kernel/result.ts';
import { parseDecimal } from '../number-text.ts';
import { walkXml } from '../xml.ts';

/** What one Placemark draws, all its MultiGeometry members together. */
export interface Placemark {
  readonly name: string;
  /** Outer ring and inner rings, as in the file. */
  readonly polygons: Position[][][];
  readonly lines: Position[][];
  readonly points: number;
  /** Where its points are. */
  readonly places: Position[];
  /** Extended data by name, as text. */
  readonly data: Readonly<Record<string, string>>;
  /** Width of its lines' corridor, metres, from the extended data our own files carry. */
  readonly widthM: number | null;
}

interface Draft {
  name: string;
  polygons: Position[][][];
  lines: Position[][];
  points: number;
  places: Position[];
  data: Record<string, string>;
  widthM: number | null;
}

/**
 * Placemarks of a KML document (OGC 12-007r2), wherever they are nested; a recorded track counts as a line. Links are
 * not followed, and said so (`link_not_followed`). Problems: those of
 * `walkXml`, `bad_number` at a tuple that is not `lon,lat[,alt]`, `file_corrupt` at a polygon without an outer ring.
 */
export async function readPlacemarks(text: string): Promise<Result<Placemark[]>> {
  let links = 0;
  let track: Position[] | null = null;
  const placemarks: Draft[] = [];
  const path: string[] = [];
  let problem: Problem | null = null;
  let current: Draft | null = null;
  let polygon: { outer: Position[] | null; holes: Position[][] } | null = null;
  let words = '';
  let field = '';
  const fail = (found: Problem) => {
    problem ??= found;
  };
  const within = (name: string) => path.includes(name);
  const takePath = (positions: Position[]) => {
    const owner = path.at(-1);
    if (current === null) return;
    if (owner === 'Point') {
      current.points++;
      current.places.push(...positions.slice(0, 1));
    } else if (owner === 'LineString') current.lines.push(positions);
    else if (owner === 'LinearRing' && polygon === null) current.lines.push(positions);
    else if (owner === 'LinearRing' && within('innerBoundaryIs')) polygon?.holes.push(positions);
    else if (owner === 'LinearRing' && polygon?.outer === null) polygon.outer = positions;
    else if (owner === 'LinearRing') fail(errorProblem('file_corrupt', { parcel: placemarks.length }));
  };
  const trouble = await walkXml(text, {
    open({ name, attributes }) {
      if (name === 'Placemark') {
        current = { name: '', polygons: [], lines: [], points: 0, places: [], data: {}, widthM: null };
        placemarks.push(current);
      }
      if (name === 'Polygon') polygon = { outer: null, holes: [] };
      if (name === 'NetworkLink') links++;
      if (name === 'Track') track = [];
      if (name === 'Data' || name === 'SimpleData') field = attributes.name ?? '';
      path.push(name);
      words = '';
    },
    text(chunk) {
      words += chunk;
    },
    close(name) {
      path.pop();
      if (name === 'name' && path.at(-1) === 'Placemark' && current) current.name = words.trim();
      if ((name === 'value' || name === 'SimpleData') && field !== '' && current) current.data[field] = words.trim();
      if ((name === 'value' || name === 'SimpleData') && field === 'widthM' && current) {
        const widthM = parseDecimal(words.trim());
        if (typeof widthM === 'number' && widthM > 0) current.widthM = widthM;
      }
      if (name === 'coordinates' && current) {
        const positions = readTuples(words);
        if (positions === null) fail(errorProblem('bad_number', { parcel: placemarks.length }));
        else takePath(positions);
      }
      if (name === 'coord' && track) {
        const [position] = readTuples(words.trim().split(/\s+/).join(',')) ?? [];
        if (position === undefined) fail(errorProblem('bad_number', { parcel: placemarks.length }));
        else track.push(position);
      }
      if (name === 'Track' && current && track) {
        if (track.length > 1) current.lines.push(track);
        else current.points++;
        track = null;
      }
      if (name === 'Polygon' && current && polygon) {
        if (polygon.outer === null) fail(errorProblem('file_corrupt', { parcel: placemarks.length }));
        else current.polygons.push([polygon.outer, ...polygon.holes]);
        polygon = null;
      }
      if (name === 'Placemark') current = null;
      words = '';
    },
  });
  const found = trouble ?? problem;
  const warnings = links > 0 ? [warningProblem('link_not_followed')] : [];
  return found === null ? success(placemarks, warnings) : failure(found, ...warnings);
}

/** `lon,lat[,alt]` tuples; programs also write spaces behind the commas. Null at anything else. */
function readTuples(text: string): Position[] | null {
  // Runs of blanks are shortened first: a pattern with blanks on both sides would go over them again and again.
  const tuples = text.trim().split(/\s+/).join(' ').replace(/ ?, ?/g, ',').split(' ');
  if (tuples[0] === '') return [];
  const positions: Position[] = [];
  for (const tuple of tuples) {
    const numbers = tuple.split(',').map(parseDecimal);
    const [lon, lat, height = 0] = numbers;
    if (numbers.length < 2 || numbers.length > 3) return null;
    if (typeof lon !== 'number' || typeof lat !== 'number' || typeof height !== 'number') return null;
    positions.push([lon, lat]);
  }
  return positions;
}
