import {
  columnOf,
  EDGE_SIZE,
  groundLength,
  LENGTH,
  LENGTH_CHANGE,
  type PreparedSite,
  SIGN,
  SLOPE,
  X0,
  X1,
  Y0,
} from './prepared-site.ts';

/** What the pairs of edges of one site and one zone add up to. */
export interface PairSums {
  /** Common area on the ellipsoid, m². */
  areaM2: number;
  /** Its first moment about x′ = 0, m³. */
  momentM3: number;
  /** Length of the site's edges inside or on the zone, metres. */
  siteInsideM: number;
  /** Length of the zone's edges inside or on the site, metres. */
  zoneInsideM: number;
}

/**
 * Two edges that stay this close over their common x′ run along each other: their vertices were rounded to the grid
 * apart. Such a stretch counts as inside (a closed area holds its border), for lengths only; areas need no tolerance.
 */
const COINCIDENT_M = 1e-4;

/**
 * Adds what one zone edge forms with all site edges over its x′ range:
 *
 *     area += Σ sᵢ·sⱼ ∫ [Q(min(yᵢ, yⱼ)) − Q(base)] dx′
 *
 * Where the site edge is the lower one, a piece of the site's border lies below the zone edge and counts sⱼ times
 * towards "inside the zone"; where it is the upper one, the other way round. Derivation: docs/engine.md.
 * The edge is given in the sheared frame, x0 < x1, already cut to the sweep's west, east and top; it is cut at the base
 * here. `sign` is +1 with the interior below, −1 above, 0 for a line; `frameDx` is the unsheared width of the whole
 * edge per metre of x′ (for its length), NaN for an edge that is not part of the zone's border.
 */
export function addZoneEdge(
  site: PreparedSite,
  sums: PairSums,
  x0: number,
  y0: number,
  x1: number,
  y1: number,
  sign: number,
  frameDx: number,
): void {
  const { base, frame, west, columnsPerM, columnFirst, passingFirst, passing, edges } = site;
  if (y0 <= base && y1 <= base) return;
  const slopeB = (y1 - y0) / (x1 - x0);
  if (y0 < base) {
    x0 += (base - y0) / slopeB;
    y0 = base;
  } else if (y1 < base) {
    x1 += (base - y1) / slopeB;
    y1 = base;
  }
  if (!(x1 > x0)) return;
  const q1 = frame.arealLinear;
  const q2 = frame.arealQuadratic;
  const baseHeight = base * (1 + base * (q1 + base * q2));
  const columns = columnFirst.length - 1;
  const firstColumn = columnOf(x0, west, columnsPerM, columns);
  const lastColumn = columnOf(x1, west, columnsPerM, columns);
  const ownFirst = columnFirst[firstColumn]!;
  const ownCount = columnFirst[lastColumn + 1]! - ownFirst;
  const passingStart = passingFirst[firstColumn]! - ownCount;
  const count = passingFirst[firstColumn + 1]! - passingStart;
  let area = 0;
  let moment = 0;
  let siteInside = 0;
  let zoneRun = 0;
  let zoneRunY = 0;
  for (let n = 0; n < count; n++) {
    const k = (n < ownCount ? ownFirst + n : passing[passingStart + n]!) * EDGE_SIZE;
    const ax0 = edges[k + X0]!;
    const ax1 = edges[k + X1]!;
    const from = Math.max(ax0, x0);
    const to = Math.min(ax1, x1);
    const run = to - from;
    if (!(run > 0)) continue;
    const slopeA = edges[k + SLOPE]!;
    const signA = edges[k + SIGN]!;
    const a0 = edges[k + Y0]! + slopeA * (from - ax0);
    const a1 = edges[k + Y0]! + slopeA * (to - ax0);
    const b0 = y0 + slopeB * (from - x0);
    const b1 = y0 + slopeB * (to - x0);
    const d0 = a0 - b0;
    const d1 = a1 - b1;
    // Up to where the lower edge is the same one; the rest of the range, if any, has the other one below.
    let share = 1;
    let siteBelow = d0 + d1 < 0;
    if (d0 * d1 < 0) {
      share = d0 / (d0 - d1);
      siteBelow = d0 < 0;
    }
    const middle = from + run * share;
    const split = share === 1 ? (siteBelow ? a1 : b1) : a0 + (a1 - a0) * share;
    const low0 = siteBelow ? a0 : b0;
    if (signA !== 0 && sign !== 0) {
      // Simpson's rule on Q(y) and, for the moment, on x′·Q(y).
      let w = (middle - from) / 6;
      let ym = (low0 + split) / 2;
      let h0 = low0 * (1 + low0 * (q1 + low0 * q2)) - baseHeight;
      let hm = 4 * (ym * (1 + ym * (q1 + ym * q2)) - baseHeight);
      const hs = split * (1 + split * (q1 + split * q2)) - baseHeight;
      let sum = w * (h0 + hm + hs);
      let sumX = w * (from * h0 + ((from + middle) / 2) * hm + middle * hs);
      if (share < 1) {
        const low1 = siteBelow ? b1 : a1;
        w = (to - middle) / 6;
        ym = (low1 + split) / 2;
        h0 = low1 * (1 + low1 * (q1 + low1 * q2)) - baseHeight;
        hm = 4 * (ym * (1 + ym * (q1 + ym * q2)) - baseHeight);
        sum += w * (h0 + hm + hs);
        sumX += w * (to * h0 + ((to + middle) / 2) * hm + middle * hs);
      }
      const both = signA * sign;
      area += both * sum;
      moment += both * sumX;
    }
    const near = COINCIDENT_M * (1 + (slopeA < 0 ? -slopeA : slopeA));
    if (d0 < near && d0 > -near && d1 < near && d1 > -near) {
      if (sign > 0) siteInside += run * (edges[k + LENGTH]! + edges[k + LENGTH_CHANGE]! * ((a0 + a1) / 2));
      if (signA > 0) {
        zoneRun += run;
        zoneRunY += run * ((b0 + b1) / 2);
      }
      continue;
    }
    // The stretch with the site edge below, then the one with the zone edge below.
    const runA = siteBelow ? run * share : run - run * share;
    if (runA > 0 && sign !== 0) {
      const y = ((siteBelow ? a0 : a1) + (share === 1 ? (siteBelow ? a1 : a0) : split)) / 2;
      siteInside += sign * runA * (edges[k + LENGTH]! + edges[k + LENGTH_CHANGE]! * y);
    }
    const runB = run - runA;
    if (runB > 0) {
      const y = ((siteBelow ? b1 : b0) + (share === 1 ? (siteBelow ? b0 : b1) : split)) / 2;
      zoneRun += signA * runB;
      zoneRunY += signA * runB * y;
    }
  }
  sums.areaM2 += area;
  sums.momentM3 += moment;
  sums.siteInsideM += siteInside;
  if (zoneRun !== 0 && !Number.isNaN(frameDx)) {
    // Length per metre of x′ as a line through its values at both ends of the edge, integrated over what is inside.
    const at0 = groundLength(frame, frameDx, slopeB, y0);
    const at1 = groundLength(frame, frameDx, slopeB, y1);
    const change = y1 === y0 ? 0 : (at1 - at0) / (y1 - y0);
    sums.zoneInsideM += zoneRun * at0 + (zoneRunY - zoneRun * y0) * change;
  }
}
