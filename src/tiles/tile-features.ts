import type { PropertyValue } from '../catalog/zone.ts';
import { stepsEast, stepsNorth } from '../geo/packed/grid.ts';
import { boxAt, featuresIn, type PackedLayer, type StepBox } from '../geo/packed/packed-layer.ts';
import { clipLine, clipRing, type FlatPath, isInTile } from './clip-path.ts';
import { Dust, SPECK, speck } from './dust.ts';
import { rounded, simplified } from './simplify-path.ts';
import {
  EXTENT,
  metresPerUnit,
  type TileAddress,
  tileBox,
  UNITS_PER_PIXEL,
  unitsEast,
  unitsSouth,
} from './tile-frame.ts';

/** Tiles this deep are drawn enlarged beyond: a unit is 3 cm here. */
export const DEEPEST_TILE_ZOOM = 18;
/** Name of the one layer of a vector tile. */
export const TILE_LAYER = 'zones';
/** Within so many pixels a pattern shows nothing of itself, and a soft border would hide what it goes round. */
const SMALL = 16 * UNITS_PER_PIXEL;
/** What may be off on the screen, units: a pixel from afar, less than half of one where shapes are looked at. */
const TOLERANCE = { afar: 8, near: 3, nearFromZoom: 14 };
/** Vertices nearer than this to the one before are passed over at once, units. */
const NEAR = 2;

/** What a tile shows of a feature. */
export interface TileFeature {
  readonly shape: 'point' | 'line' | 'area';
  /** The small are drawn without pattern and halo, a speck, which stands for many, without border. */
  readonly size: 'usual' | 'small' | 'speck';
  /** Whole units; rings open, outer ones clockwise on the screen, each before its holes. */
  readonly paths: readonly FlatPath[];
  readonly properties: Readonly<Record<string, PropertyValue>>;
}

/**
 * What a tile shows of a layer, simplified to what a screen can show. Areas too small to have a shape are not
 * left out but gathered to specks of the same area (`Dust`): a layer of small things never looks empty from afar.
 * @param propertiesOf what the drawing needs to know of a feature
 */
export function tileFeatures(
  layer: PackedLayer,
  tile: TileAddress,
  propertiesOf: (feature: number) => Readonly<Record<string, PropertyValue>>,
): readonly TileFeature[] {
  const [west, south, east, north] = tileBox(tile);
  const { grid } = layer;
  const box: StepBox = [stepsEast(grid, west), stepsNorth(grid, south), stepsEast(grid, east), stepsNorth(grid, north)];
  const found = featuresIn(layer, ...box).sort((a, b) => a - b);
  const dust = new Dust();
  const features: TileFeature[] = [];
  const areaUnit = metresPerUnit(tile, (south + north) / 2) ** 2;
  for (const feature of found) {
    const small = smallPlace(layer, feature, tile);
    if (small) {
      if (!dust.gather(...small, layer.featureAreaM2[feature]! / areaUnit)) continue;
      features.push({ shape: 'area', size: 'speck', paths: [speck(...small)], properties: propertiesOf(feature) });
      continue;
    }
    const { areas, specks, lines, points } = pathsInTile(layer, feature, tile, box, dust);
    const add = (shape: TileFeature['shape'], size: TileFeature['size'], paths: readonly FlatPath[]) => {
      if (paths.length > 0) features.push({ shape, size, paths, properties: propertiesOf(feature) });
    };
    add('area', areas.every((ring) => isWithin(ring, SMALL)) ? 'small' : 'usual', areas);
    add('area', 'speck', specks);
    add('line', 'usual', lines);
    add('point', 'usual', points);
  }
  return features;
}

/** Where an area lies that is smaller than a speck altogether, units; null for all else. */
function smallPlace(
  { grid, featureBox, featureAreaM2 }: PackedLayer,
  feature: number,
  tile: TileAddress,
): readonly [number, number] | null {
  if (featureAreaM2[feature] === 0) return null;
  const [minX, minY, maxX, maxY] = boxAt(featureBox, feature);
  if (((maxX - minX) * grid.stepDeg * EXTENT * 2 ** tile.z) / 360 >= SPECK) return null;
  const [north, south] = [maxY, minY].map((y) => unitsSouth(tile, grid.latDeg + y * grid.stepDeg)) as [number, number];
  return south - north < SPECK ? [unitsEast(tile, grid.lonDeg + minX * grid.stepDeg), north] : null;
}

interface TilePaths {
  readonly areas: FlatPath[];
  readonly specks: FlatPath[];
  readonly lines: FlatPath[];
  readonly points: FlatPath[];
}

function pathsInTile(layer: PackedLayer, feature: number, tile: TileAddress, box: StepBox, dust: Dust): TilePaths {
  const found: TilePaths = { areas: [], specks: [], lines: [], points: [] };
  let outerIsThere = false;
  for (const { path, isRing } of pathsOf(layer, feature, tile, box)) {
    if (!isRing) {
      const [x, y] = [path[0]!, path[1]!];
      if (path.every((value, i) => value === path[i % 2])) {
        if (isInTile(x, y)) found.points.push([Math.round(x), Math.round(y)]);
      } else for (const piece of clipLine(path)) addLine(found.lines, piece, tile);
      continue;
    }
    const clipped = clipRing(path);
    if (clipped.length < 6) continue;
    // Rings run with their land on the left, which on the screen, where y points down, is a negative area.
    const area = signedArea(clipped);
    const isHole = area > 0;
    if (isHole && !outerIsThere) continue;
    const ring = ringInTile(clipped, tile);
    if (!isHole) outerIsThere = ring !== null;
    if (ring) found.areas.push(ring);
    else if (!isHole && dust.gather(clipped[0]!, clipped[1]!, -area))
      found.specks.push(speck(clipped[0]!, clipped[1]!));
  }
  return found;
}

function addLine(lines: FlatPath[], piece: FlatPath, tile: TileAddress): void {
  const line = simple(rounded(piece), tile);
  if (line.length >= 4) lines.push(line);
}

/** A ring as it is drawn, outer ones clockwise on the screen; null when it is smaller than a speck. */
function ringInTile(clipped: FlatPath, tile: TileAddress): FlatPath | null {
  const whole = rounded(clipped);
  if (whole.length < 6 || isWithin(whole, SPECK)) return null;
  const ring = simple([...whole, whole[0]!, whole[1]!], tile).slice(0, -2);
  if (ring.length < 6) return null;
  const turned: number[] = [];
  for (let i = ring.length - 2; i >= 0; i -= 2) turned.push(ring[i]!, ring[i + 1]!);
  return turned;
}

function simple(path: FlatPath, { z }: TileAddress): FlatPath {
  if (z >= DEEPEST_TILE_ZOOM) return path;
  return simplified(path, z >= TOLERANCE.nearFromZoom ? TOLERANCE.near : TOLERANCE.afar);
}

/** Whether the box of a path is smaller than a square of a side. */
function isWithin(path: FlatPath, side: number): boolean {
  let [west, south, east, north] = [Infinity, Infinity, -Infinity, -Infinity];
  for (let i = 0; i < path.length; i += 2) {
    west = Math.min(west, path[i]!);
    east = Math.max(east, path[i]!);
    south = Math.min(south, path[i + 1]!);
    north = Math.max(north, path[i + 1]!);
  }
  return east - west < side && north - south < side;
}

/** Area of an open ring, square units; positive where it runs clockwise on the screen. */
function signedArea(ring: FlatPath): number {
  let twice = 0;
  for (let i = 0; i < ring.length; i += 2) {
    const j = (i + 2) % ring.length;
    twice += ring[i]! * ring[j + 1]! - ring[j]! * ring[i + 1]!;
  }
  return twice / 2;
}

/**
 * Paths of a feature in tile units, rings open. A chunk that lies beyond one side of the tile is no more than its first
 * vertex, which changes nothing within: so a ring of 200 000 vertices costs a near view what it shows of it.
 */
function* pathsOf(
  layer: PackedLayer,
  feature: number,
  tile: TileAddress,
  box: StepBox,
): Generator<{ readonly path: FlatPath; readonly isRing: boolean }> {
  const { grid, xy, chunkFirst, chunkEdges, chunkIsRing, featureChunk } = layer;
  const lastChunk = featureChunk[feature + 1]!;
  const nearSteps = tile.z >= DEEPEST_TILE_ZOOM ? 0 : (NEAR * 360) / (EXTENT * 2 ** tile.z * grid.stepDeg);
  let path: number[] = [];
  let [lastX, lastY] = [Infinity, Infinity];
  const push = (vertex: number) => {
    [lastX, lastY] = [xy[2 * vertex]!, xy[2 * vertex + 1]!];
    path.push(
      unitsEast(tile, grid.lonDeg + xy[2 * vertex]! * grid.stepDeg),
      unitsSouth(tile, grid.latDeg + xy[2 * vertex + 1]! * grid.stepDeg),
    );
  };
  for (let chunk = featureChunk[feature]!; chunk < lastChunk; chunk++) {
    const first = chunkFirst[chunk]!;
    const last = first + chunkEdges[chunk]!;
    const end = isBeyond(layer, chunk, box) ? first + 1 : last;
    for (let vertex = first; vertex < end; vertex++) {
      const near = Math.abs(xy[2 * vertex]! - lastX) < nearSteps && Math.abs(xy[2 * vertex + 1]! - lastY) < nearSteps;
      if (!near) push(vertex);
    }
    if (chunk + 1 < lastChunk && chunkFirst[chunk + 1] === last) continue;
    const isRing = chunkIsRing[chunk] === 1;
    if (!isRing) push(last);
    yield { path, isRing };
    path = [];
    [lastX, lastY] = [Infinity, Infinity];
  }
}

function isBeyond({ chunkBox }: PackedLayer, chunk: number, [west, south, east, north]: StepBox): boolean {
  const at = 4 * chunk;
  return chunkBox[at + 2]! < west || chunkBox[at]! > east || chunkBox[at + 3]! < south || chunkBox[at + 1]! > north;
}
