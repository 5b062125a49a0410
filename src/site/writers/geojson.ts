import type { Position } from 'geojson';
import { type AreaGeometry, areaOf, type LineGeometry, lineOf } from '../../geo/shapes.ts';
import { roundedCoordinate } from '../written/coordinate-text.ts';
import type { SiteWriter, WrittenParcel, WrittenSite } from './writer.ts';

/** RFC 7946 in degrees; in a plane with the `crs` member of GeoJSON 2008, which desktop programs read. */
export const writer: SiteWriter = {
  id: 'geojson',
  name: { zh: 'GeoJSON', en: 'GeoJSON' },
  extension: 'geojson',
  mediaType: 'application/geo+json',
  kinds: ['geographic', 'gauss_kruger'],
  encodings: [],
  accuracyOnReturnM: null,
  keepsWidth: true,
  async write(site) {
    const { crs } = site;
    const document = {
      type: 'FeatureCollection',
      name: site.name,
      ...(crs.kind === 'gauss_kruger' && {
        crs: { type: 'name', properties: { name: `urn:ogc:def:crs:EPSG::${crs.epsg}` } },
      }),
      accuracyM: site.accuracyM,
      features: site.parcels.map((parcel) => ({
        type: 'Feature',
        properties: { name: parcel.name, ...(parcel.widthM !== undefined && { widthM: parcel.widthM }) },
        geometry: geometryOf(parcel, site),
      })),
    };
    return { bytes: new TextEncoder().encode(`${JSON.stringify(document, null, 1)}\n`) };
  },
};

function geometryOf({ kind, parts }: WrittenParcel, { crs }: WrittenSite): AreaGeometry | LineGeometry | null {
  const path = (positions: readonly Position[]) =>
    positions.map((p) => p.map((value) => roundedCoordinate(value, crs)));
  const nested = parts.map((part) => part.map(path));
  return kind === 'area' ? areaOf(nested) : lineOf(nested.flat());
}
