import type { Position } from 'geojson';
import { xmlText } from '../../files/xml-text.ts';
import { coordinateText } from '../written/coordinate-text.ts';
import type { SiteWriter, WrittenParcel, WrittenSite } from './writer.ts';

/** KML 2.2 (OGC 12-007r2): WGS 84 degrees, which agree with CGCS2000 to centimetres. */
export const writer: SiteWriter = {
  id: 'kml',
  name: { zh: 'KML', en: 'KML' },
  extension: 'kml',
  mediaType: 'application/vnd.google-earth.kml+xml',
  kinds: ['geographic'],
  encodings: [],
  accuracyOnReturnM: 5,
  keepsWidth: true,
  async write(site) {
    const style =
      '<Style id="site"><LineStyle><color>ff0000ff</color><width>2</width></LineStyle>' +
      '<PolyStyle><color>400000ff</color></PolyStyle></Style>';
    const text = [
      '<?xml version="1.0" encoding="UTF-8"?>',
      '<kml xmlns="http://www.opengis.net/kml/2.2"><Document>',
      `<name>${xmlText(site.name)}</name>`,
      style,
      ...site.parcels.map((parcel) => placemark(parcel, site)),
      '</Document></kml>',
      '',
    ].join('\n');
    return { bytes: new TextEncoder().encode(text) };
  },
};

function placemark({ name, kind, parts, widthM }: WrittenParcel, { crs }: WrittenSite): string {
  const tuples = (path: readonly Position[]) =>
    path.map((position) => position.map((value) => coordinateText(value, crs)).join(',')).join(' ');
  const ring = (path: readonly Position[]) => `<LinearRing><coordinates>${tuples(path)}</coordinates></LinearRing>`;
  const shapes = parts.map(([first = [], ...holes]) =>
    kind === 'line'
      ? `<LineString><coordinates>${tuples(first)}</coordinates></LineString>`
      : `<Polygon><outerBoundaryIs>${ring(first)}</outerBoundaryIs>${holes
          .map((hole) => `<innerBoundaryIs>${ring(hole)}</innerBoundaryIs>`)
          .join('')}</Polygon>`,
  );
  const width =
    widthM === undefined ? '' : `<ExtendedData><Data name="widthM"><value>${widthM}</value></Data></ExtendedData>`;
  const drawn = shapes.length === 1 ? shapes[0]! : `<MultiGeometry>${shapes.join('')}</MultiGeometry>`;
  return `<Placemark><name>${xmlText(name)}</name><styleUrl>#site</styleUrl>${width}${drawn}</Placemark>`;
}
