import { ECCENTRICITY2, RAD, SEMI_MAJOR_M, scaleAt } from '../ellipsoid.ts';
import type { Grid } from './grid.ts';

/** Central meridian of EPSG:4547 (CGCS2000 / 3-degree Gauss–Krüger CM 114E), the plane of local surveys. */
const PLANE_MERIDIAN_DEG = 114;

/**
 * Local frame of one site: metres east (x) and north (y) of a centre, an affine image of lon/lat, so that edges which
 * are straight in lon/lat stay straight. The frame itself is not true away from its centre; the series below say by
 * how much, and areas and lengths are integrated with them:
 *
 * - area: a patch dx·dy of the frame has (1 + c₁y + c₂y²)·dx·dy square metres on the ellipsoid, the Taylor series of
 *   F(φ)/F(φ₀), F = cosφ/(1 − e²sin²φ)². Its integral over y is `arealHeight`. Relative error tanφ·(y/R)³/6:
 *   6e-11 at 5 km, 1e-9 at 13 km.
 * - length: one frame metre east has 1 + `eastSlope`·y + `eastCurve`·y² ground metres, one metre north
 *   1 + `northSlope`·y. Relative error (y/R)³: 5e-10 at 5 km.
 * - plane: an ellipsoidal square metre has `planeFactor` + `planeSlope`·x square metres in EPSG:4547.
 */
export interface ArealFrame {
  readonly latDeg: number;
  /** The centre in grid steps; need not be whole. */
  readonly originX: number;
  readonly originY: number;
  /** Frame metres per grid step. */
  readonly stepEastM: number;
  readonly stepNorthM: number;
  /** c₁/2 and c₂/3 of the areal series, 1/m and 1/m². */
  readonly arealLinear: number;
  readonly arealQuadratic: number;
  readonly eastSlope: number;
  readonly eastCurve: number;
  readonly northSlope: number;
  readonly planeFactor: number;
  readonly planeSlope: number;
}

/** Frame centred at a place of the grid, given in steps. Costs about a dozen sines. */
export function frameAt(grid: Grid, centreX: number, centreY: number): ArealFrame {
  const latDeg = grid.latDeg + centreY * grid.stepDeg;
  const lonDeg = grid.lonDeg + centreX * grid.stepDeg;
  const sin = Math.sin(latDeg * RAD);
  const cos = Math.cos(latDeg * RAD);
  const w2 = 1 - ECCENTRICITY2 * sin * sin;
  const scale = scaleAt(latDeg);
  const meridianRadiusM = scale.northM / RAD;
  const primeVerticalM = SEMI_MAJOR_M / Math.sqrt(w2);
  const areal = arealSeries(sin, cos, w2, meridianRadiusM);
  const plane = planeSeries((lonDeg - PLANE_MERIDIAN_DEG) * RAD, sin, cos, primeVerticalM);
  return {
    latDeg,
    originX: centreX,
    originY: centreY,
    stepEastM: scale.eastM * grid.stepDeg,
    stepNorthM: scale.northM * grid.stepDeg,
    arealLinear: areal.c1 / 2,
    arealQuadratic: areal.c2 / 3,
    // d(N cosφ)/dφ = −M sinφ, and its derivative is −N cosφ up to terms in e².
    eastSlope: -sin / (cos * primeVerticalM),
    eastCurve: -0.5 / (meridianRadiusM * meridianRadiusM),
    northSlope: (3 * ECCENTRICITY2 * sin * cos) / (w2 * meridianRadiusM),
    planeFactor: plane.factor,
    planeSlope: plane.slope,
  };
}

/**
 * Taylor coefficients of F(φ)/F(φ₀) in metres north. F′/F = −tanφ + 4e² sinφ cosφ/w², and F″/F = (F′/F)² + (F′/F)′.
 * Ellipsoidal area element M·N·cosφ dφ dλ = a²(1−e²)·F dφ dλ: Snyder, Map Projections — A Working Manual, 1987, §3.
 */
function arealSeries(sin: number, cos: number, w2: number, meridianRadiusM: number): { c1: number; c2: number } {
  const e2 = ECCENTRICITY2;
  const first = -sin / cos + (4 * e2 * sin * cos) / w2;
  const slope =
    -1 / (cos * cos) + 4 * e2 * ((cos * cos - sin * sin) / w2 + (2 * e2 * sin * sin * cos * cos) / (w2 * w2));
  return {
    c1: first / meridianRadiusM,
    c2: (first * first + slope) / (2 * meridianRadiusM * meridianRadiusM),
  };
}

/** Square of the point scale of transverse Mercator and its change per metre east: Snyder 1987, eq. 8-11, k₀ = 1. */
function planeSeries(lonFromMeridian: number, sin: number, cos: number, primeVerticalM: number) {
  const c = (ECCENTRICITY2 / (1 - ECCENTRICITY2)) * cos * cos;
  const t = (sin / cos) ** 2;
  const a = lonFromMeridian * cos;
  const k = 1 + ((1 + c) * a * a) / 2 + ((5 - 4 * t) * a ** 4) / 24;
  return { factor: k * k, slope: (2 * k * (1 + c) * a) / primeVerticalM };
}

/**
 * Height of a column of the frame from y = 0 to y, weighted with the areal series: Q(y) = y + c₁y²/2 + c₂y³/3.
 * Times dx it is ellipsoidal square metres. Cubic, so Simpson's rule along a straight edge is exact.
 */
export function arealHeight(frame: ArealFrame, y: number): number {
  return y * (1 + y * (frame.arealLinear + y * frame.arealQuadratic));
}

/** Ground metres per frame metre east at a height y of the frame. */
export function eastFactor(frame: ArealFrame, y: number): number {
  return 1 + y * (frame.eastSlope + y * frame.eastCurve);
}

/** Ground metres per frame metre north at a height y of the frame. */
export function northFactor(frame: ArealFrame, y: number): number {
  return 1 + y * frame.northSlope;
}
