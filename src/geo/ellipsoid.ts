/** CGCS2000 ellipsoid (GB 22021-2008; WGS 84 differs by 0.1 mm in the semi-minor axis and is treated as equal). */
export const SEMI_MAJOR_M = 6378137;
export const FLATTENING = 1 / 298.257222101;
export const ECCENTRICITY2 = FLATTENING * (2 - FLATTENING);

export const RAD = Math.PI / 180;

/** An affine frame: metres east and north per degree of longitude and latitude. Straight edges stay straight in it. */
export interface Scale {
  readonly eastM: number;
  readonly northM: number;
}

/**
 * Metres per degree at a latitude: N·cosφ east and M north, N and M the prime-vertical and meridian radii.
 * Away from that latitude the east scale is wrong by tanφ·Δφ: 1.1e-4 per kilometre here, and the north scale by 100
 * times less; so a frame is for finding places, and reported lengths are measured again where they were found.
 */
export function scaleAt(latDeg: number): Scale {
  const sin = Math.sin(latDeg * RAD);
  const w2 = 1 - ECCENTRICITY2 * sin * sin;
  const primeVerticalM = SEMI_MAJOR_M / Math.sqrt(w2);
  return {
    eastM: primeVerticalM * Math.cos(latDeg * RAD) * RAD,
    northM: ((primeVerticalM * (1 - ECCENTRICITY2)) / w2) * RAD,
  };
}
