import type { zhExport } from './zh-export.ts';

/** English words of the export of sites and layers; part of the catalogue in en.ts. */
export const enExport: Readonly<Record<keyof typeof zhExport, string>> = {
  'siteExport.title': 'Save the site as',
  'siteExport.format': 'File format',
  'siteExport.crs': 'Coordinate system',
  'siteExport.geographic': 'Longitude and latitude · EPSG:{epsg}',
  'siteExport.plain': '{width}° zone, meridian {meridian}° · no zone number · EPSG:{epsg}',
  'siteExport.prefixed': '{width}° zone {zone} · with zone number · EPSG:{epsg}',
  'siteExport.encoding': 'Text encoding',
  'siteExport.gbk': 'GBK (Chinese survey and CAD software)',
  'siteExport.utf-8': 'UTF-8',
  'siteExport.note': 'All systems are on CGCS2000.',
  'siteExport.save': 'Save file',
  'siteExport.saved': 'Saved as “{file}”',
  'layerExport.title': 'Export layer',
  'layerExport.titleFeature': 'Export this feature',
  'layerExport.format': 'File format',
  'layerExport.geojson': 'GeoJSON',
  'layerExport.fgb': 'FlatGeobuf',
  'layerExport.shp': 'Shapefile (zip)',
  'layerExport.note': 'CGCS2000 longitude/latitude; status, source, date, accuracy and coverage go with it.',
  'layerExport.noteFeature':
    'CGCS2000 longitude/latitude; status, source, date and accuracy go with it, and that it is only part of the layer.',
  'layerExport.save': 'Save file',
  'layerExport.working': 'Writing the file',
  'layerExport.stop': 'Stop',
  'layerExport.saved': 'Saved as “{file}”',
};
