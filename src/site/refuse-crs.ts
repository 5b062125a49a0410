import { findCrs } from '../geo/crs.ts';
import { toCm114 } from '../geo/project.ts';
import type { Bbox } from '../geo/shapes.ts';
import { errorProblem, type Problem } from '../kernel/problem.ts';
import type { DeclaredSystem } from './formats/format.ts';
import type { CrsReading } from './guess-crs.ts';
import { WORK_WINDOW } from './work-window.ts';

/**
 * Why numbers that no reading brings into the work window are refused: `outside_window` with the place they mean, or
 * `local_coordinates` where a northing of this district goes with an easting of no zone that is declared or likely
 * (a town's grid with a meridian of its own).
 */
export function refusalOf(readings: readonly CrsReading[], declared: DeclaredSystem, box: Bbox): Problem {
  const first = readings[0];
  const plane = first !== undefined && findCrs(first.epsg)?.kind === 'gauss_kruger';
  const placed = declared.centralMeridianDeg !== undefined || box.some((value) => value > 10_000_000);
  if (plane && !placed && northingOfWindow(box)) return errorProblem('local_coordinates');
  const [lon, lat] = first?.centre ?? [];
  return errorProblem('outside_window', lon === undefined || lat === undefined ? undefined : { lon, lat });
}

function northingOfWindow(box: Bbox): boolean {
  const [west, south, , north] = WORK_WINDOW;
  const [low, high] = [toCm114([west, south]).northM - 5000, toCm114([west, north]).northM + 5000];
  return [box[0], box[1]].some((value) => value > low && value < high);
}
