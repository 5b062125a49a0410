import type { Geometry } from 'geojson';
import { flatten, isArea, partsOf, pathsOf } from '../../geo/shapes.ts';
import type { ScreeningRecord } from '../../record/record.ts';
import { boundaryPoints } from '../boundary-points.ts';
import { clipPath, clipRing, type PaperBox } from './clip.ts';
import { MAP_HEIGHT_MM, MAP_WIDTH_MM, type Projector } from './frame.ts';
import { onPaper, openRing } from './on-paper.ts';
import { ink, type PaperPoint, type SceneShape, WHITE } from './scene.ts';
import { disc } from './zone-shapes.ts';

const SITE = ink(123, 31, 162);
const BOX: PaperBox = [0, 0, MAP_WIDTH_MM, MAP_HEIGHT_MM];
/** So that numbers of points do not cover the site. */
const MOST_LABELS = 40;
const LABELS_APART_MM = 5;

/** The land itself, over everything, with its boundary points. */
export function siteShapes(record: ScreeningRecord, projector: Projector): SceneShape[] {
  const shapes: SceneShape[] = [];
  for (const { geometry } of record.site.parcels) {
    for (const plain of flatten(geometry as Geometry)) {
      const paths = onPaper(pathsOf(plain), projector).flatMap((path) => clipPath(path, BOX));
      if (isArea(plain)) {
        for (const part of partsOf(plain)) {
          const rings = onPaper(part, projector).map((ring) => clipRing(openRing(ring), BOX));
          shapes.push({ kind: 'area', rings, ink: { ...SITE, opacity: 0.14 } });
        }
      }
      shapes.push({ kind: 'line', paths, ink: WHITE, widthMm: 1.3 }, { kind: 'line', paths, ink: SITE, widthMm: 0.7 });
    }
  }
  return [...shapes, ...pointLabels(record, projector)];
}

/** J1, J2 … as the coordinate table numbers them; of points close together the first. */
function pointLabels(record: ScreeningRecord, projector: Projector): SceneShape[] {
  const points = boundaryPoints(record).map(({ name, position }) => ({ name, at: projector.toPaper(position) }));
  const centre = projector.toPaper(record.site.centroid);
  const shown: (typeof points)[number][] = [];
  for (const point of points) {
    const free = shown.every(({ at }) => Math.hypot(at[0] - point.at[0], at[1] - point.at[1]) > LABELS_APART_MM);
    if (free && shown.length < MOST_LABELS) shown.push(point);
  }
  return shown.flatMap(({ name, at }): SceneShape[] => {
    const away = Math.hypot(at[0] - centre[0], at[1] - centre[1]) || 1;
    const out: PaperPoint = [
      at[0] + ((at[0] - centre[0]) / away) * 2.6,
      at[1] + ((at[1] - centre[1]) / away) * 2.6 + 0.9,
    ];
    return [
      { kind: 'area', rings: [disc(at, 0.65)], ink: SITE },
      { kind: 'area', rings: [disc(at, 0.35)], ink: WHITE },
      { kind: 'text', at: out, text: name, sizeMm: 2.5, anchor: 'middle', ink: SITE },
    ];
  });
}
