import type { Geometry } from 'geojson';
import { flatten, isArea, isLine, partsOf, pathsOf } from '../../geo/shapes.ts';
import { length, quantityText } from '../../i18n/quantity.ts';
import { MAP_WORDS } from '../../i18n/report-map-words.ts';
import type { LayerStyle } from '../../plan/layer-card.ts';
import type { ScreeningRecord } from '../../record/record.ts';
import { boundaryPoints } from '../boundary-points.ts';
import type { LegendEntry } from '../document.ts';
import { factsOf } from '../levels.ts';
import { oneLine, type Teller } from '../teller.ts';
import { clipPath, clipRing, type PaperBox } from './clip.ts';
import { frameAround, MAP_HEIGHT_MM, MAP_WIDTH_MM, type Projector, projectorOf } from './frame.ts';
import { isFree, labelPlace } from './label-place.ts';
import { borderShape, degreeTicks, gridShapes, northShapes, rectangle, scaleBarShapes } from './map-frame-shapes.ts';
import { onPaper, openRing } from './on-paper.ts';
import { BLACK, type MapScene, type PaperPoint, type SceneShape, WHITE } from './scene.ts';
import { siteShapes } from './site-shapes.ts';
import { areaShapes, disc, lineShapes, pointShapes } from './zone-shapes.ts';

type SketchZone = NonNullable<ScreeningRecord['sketch']>['zones'][number];

const BOX: PaperBox = [0, 0, MAP_WIDTH_MM, MAP_HEIGHT_MM];
/** For a layer that the plan at hand does not know. */
const UNKNOWN_STYLE: LayerStyle = {
  line: { light: '#555555', dark: '#555555' },
  lineWidth: 1,
  dash: [2, 2],
};

/** The map of a report with its legend; everything on it is the record's, how it is drawn is the plan's. */
export interface RecordMap {
  readonly scene: MapScene;
  readonly legend: readonly LegendEntry[];
  readonly scale: number;
}

/** Draws the map of a record: grid, zones near the site where the record has them, distances, the site on top. */
export function recordMap(record: ScreeningRecord, teller: Teller): RecordMap {
  const projector = projectorOf(record.sketch?.frame ?? frameAround(record.site.bbox));
  const zones = record.sketch?.zones ?? [];
  const taken: PaperPoint[] = [];
  const drawn = zones.flatMap((zone) => drawnZone(zone, projector, teller, taken));
  const shapes: SceneShape[] = [
    { kind: 'area', rings: [rectangle(0, 0, MAP_WIDTH_MM, MAP_HEIGHT_MM)], ink: WHITE },
    ...drawn.toSorted((a, b) => a.order - b.order).flatMap((zone) => zone.shapes),
    ...gridShapes(projector),
    ...distanceShapes(record, projector),
    ...siteShapes(record, projector),
    ...drawn.flatMap((zone) => zone.label),
    ...degreeTicks(projector),
    ...scaleBarShapes(projector),
    ...northShapes(),
    borderShape(),
  ];
  return {
    scene: { widthMm: MAP_WIDTH_MM, heightMm: MAP_HEIGHT_MM, shapes },
    legend: drawn.map(({ entry }) => entry),
    scale: projector.frame.scale,
  };
}

interface DrawnZone {
  readonly order: number;
  readonly shapes: readonly SceneShape[];
  readonly label: readonly SceneShape[];
  readonly entry: LegendEntry;
}

function drawnZone(zone: SketchZone, projector: Projector, teller: Teller, taken: PaperPoint[]): DrawnZone[] {
  const layer = teller.plan.layers.get(zone.role);
  const own = layer?.classes?.values.find(({ value }) => value === zone.featureClass);
  const style = own?.style ?? layer?.style ?? UNKNOWN_STYLE;
  const shapes = flatten(zone.geometry as Geometry).flatMap((geometry) => {
    const paths = onPaper(pathsOf(geometry), projector);
    if (isArea(geometry)) {
      return partsOf(geometry).flatMap((part) => areaShapes(onPaper(part, projector).map(openRing), style, BOX));
    }
    return isLine(geometry) ? lineShapes(paths, style, BOX) : pointShapes(paths.flat(), style, BOX);
  });
  const name = zone.name ? teller.text(zone.name) : oneLine(zone.featureId);
  const text = `${teller.role(zone.role)} · ${name}`;
  const swatch = swatchOf(style, layer?.geometry);
  if (coversMap(zone.geometry as Geometry, projector)) {
    const entry = { key: '', text: teller.fill(MAP_WORDS.everywhere, { zone: text }), swatch };
    return [{ order: 0, shapes: [], label: [], entry }];
  }
  const at = labelPlace(zone.geometry as Geometry, projector, taken);
  if (shapes.length === 0 || at === null) return [];
  taken.push(at);
  const key = String(taken.length);
  const entry = { key, text, swatch };
  return [{ order: layer?.order ?? 0, shapes, label: keyShapes(at, key), entry }];
}

/** Whether nothing but this zone is seen; drawn, it would only lie over everything else. */
function coversMap(geometry: Geometry, projector: Projector): boolean {
  const parts = flatten(geometry).filter(isArea).flatMap(partsOf);
  return parts.some((part) => {
    const [outer, ...holes] = onPaper(part, projector).map((ring) => clipRing(openRing(ring), BOX));
    const open = holes.every((hole) => hole.length < 3);
    return outer !== undefined && open && paperArea(outer) > 0.999 * MAP_WIDTH_MM * MAP_HEIGHT_MM;
  });
}

function paperArea(ring: readonly PaperPoint[]): number {
  const twice = ring.reduce((sum, [x, y], i) => {
    const [nextX, nextY] = ring[(i + 1) % ring.length]!;
    return sum + x * nextY - nextX * y;
  }, 0);
  return Math.abs(twice) / 2;
}

/** The number by which the legend names a zone, in a ring. */
function keyShapes(at: PaperPoint, key: string): SceneShape[] {
  const ring = disc(at, 2);
  return [
    { kind: 'area', rings: [ring], ink: WHITE },
    { kind: 'line', paths: [[...ring, ring[0]!]], ink: BLACK, widthMm: 0.15 },
    { kind: 'text', at: [at[0], at[1] + 0.85], text: key, sizeMm: 2.4, anchor: 'middle', ink: BLACK },
  ];
}

/** A small sample of how a layer is drawn. */
function swatchOf(style: LayerStyle, geometry: string | undefined): MapScene {
  const box: PaperBox = [0, 0, 9, 5];
  const shapes =
    geometry === 'line'
      ? lineShapes(
          [
            [
              [0, 2.5],
              [9, 2.5],
            ],
          ],
          style,
          box,
        )
      : geometry === 'point'
        ? pointShapes([[4.5, 2.5]], style, box)
        : areaShapes([rectangle(0.3, 0.3, 8.4, 4.4)], style, box);
  return { widthMm: 9, heightMm: 5, shapes };
}

/** Where along a distance its length may stand. */
const ALONG = [0.5, 0.65, 0.35, 0.8];

/** Shortest lines to what findings speak of, as far as they lie on the map; a length that finds room stands beside. */
function distanceShapes(record: ScreeningRecord, projector: Projector): SceneShape[] {
  const written: PaperPoint[] = boundaryPoints(record).map(({ position }) => projector.toPaper(position));
  return factsOf(record).flatMap(({ fact }): SceneShape[] => {
    if (!fact.feet || fact.distanceM <= 0) return [];
    const [from, to] = fact.feet.map((foot) => projector.toPaper(foot)) as [PaperPoint, PaperPoint];
    const [part] = clipPath([from, to], BOX);
    if (part?.[0] !== from || part[1] !== to) return [];
    const line: SceneShape = { kind: 'line', paths: [part], ink: BLACK, widthMm: 0.25, dashMm: [1.2, 0.6] };
    const place = ALONG.map(
      (t): PaperPoint => [from[0] + t * (to[0] - from[0]), from[1] + t * (to[1] - from[1]) - 0.7],
    );
    const at = place.find((one) => isFree(one, written, 7));
    if (!at) return [line];
    written.push(at);
    return [
      line,
      { kind: 'text', at, text: quantityText(length(fact.distanceM)), sizeMm: 2.5, anchor: 'middle', ink: BLACK },
    ];
  });
}
