import type { Crs } from '../../geo/crs.ts';

const GEOGRAPHIC =
  'GEOGCS["GCS_China_Geodetic_Coordinate_System_2000",DATUM["D_China_2000",SPHEROID["CGCS2000",6378137.0,298.257222101]],' +
  'PRIMEM["Greenwich",0.0],UNIT["Degree",0.0174532925199433]]';

/** A CGCS2000 system as the ESRI WKT of a `.prj`, under the names ArcGIS and QGIS know it by. */
export function prjText(crs: Crs): string {
  if (crs.kind === 'geographic') return GEOGRAPHIC;
  const { zoneWidthDeg, centralMeridianDeg, falseEastM } = crs;
  const zone = Math.floor(falseEastM / 1_000_000);
  const width = zoneWidthDeg === 3 ? '3_Degree_' : '';
  const name = `CGCS2000_${width}GK_${zone > 0 ? `Zone_${zone}` : `CM_${centralMeridianDeg}E`}`;
  const parameters: readonly (readonly [string, number])[] = [
    ['False_Easting', falseEastM],
    ['False_Northing', 0],
    ['Central_Meridian', centralMeridianDeg],
    ['Scale_Factor', 1],
    ['Latitude_Of_Origin', 0],
  ];
  const listed = parameters.map(([key, value]) => `PARAMETER["${key}",${value.toFixed(1)}]`);
  return `PROJCS["${name}",${GEOGRAPHIC},PROJECTION["Gauss_Kruger"],${listed.join(',')},UNIT["Meter",1.0]]`;
}
