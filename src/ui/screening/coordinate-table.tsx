import type { Position } from 'geojson';
import { toCm114 } from '../../geo/project.ts';
import { formatNumber } from '../../i18n/quantity.ts';
import type { ParcelGeometry, Site } from '../../site/site.ts';
import { useWords } from '../shared/words.ts';

const LIMIT = 300;

interface Line {
  readonly label: string;
  readonly position: Position;
}

function chainsOf(geometry: ParcelGeometry): readonly Position[][] {
  switch (geometry.type) {
    case 'Polygon':
      return geometry.coordinates.map((ring) => ring.slice(0, -1));
    case 'MultiPolygon':
      return geometry.coordinates.flat().map((ring) => ring.slice(0, -1));
    case 'LineString':
      return [geometry.coordinates];
    case 'MultiLineString':
      return geometry.coordinates;
  }
}

/** Boundary points J1…Jn of a site in order, numbered through all parcels and rings. */
function pointLines(site: Site): Line[] {
  const positions = site.parcels.flatMap((parcel) => chainsOf(parcel.geometry).flat());
  return positions.map((position, index) => ({ label: `J${index + 1}`, position }));
}

/** The site's points in CGCS2000 3° CM114 and in degrees. */
export function CoordinateTable({ site }: { site: Site }) {
  const { t } = useWords();
  const lines = pointLines(site);
  return (
    <>
      <section className="coordinates" aria-label={t('site.coordinates', { count: lines.length })}>
        <table>
          <thead>
            <tr>
              <th scope="col">{t('site.point')}</th>
              <th scope="col" className="numeric">
                {t('site.north')}
              </th>
              <th scope="col" className="numeric">
                {t('site.east')}
              </th>
              <th scope="col" className="numeric">
                {t('site.lon')} · {t('site.lat')}
              </th>
            </tr>
          </thead>
          <tbody>
            {lines.slice(0, LIMIT).map(({ label, position }) => (
              <PointRow key={label} label={label} position={position} />
            ))}
          </tbody>
        </table>
      </section>
      {lines.length > LIMIT && <p className="muted">{t('site.morePoints', { count: LIMIT })}</p>}
    </>
  );
}

function PointRow({ label, position }: Line) {
  const [lon = 0, lat = 0] = position;
  const { northM, eastM } = toCm114([lon, lat]);
  return (
    <tr>
      <td>{label}</td>
      <td className="numeric">{formatNumber(northM, 3)}</td>
      <td className="numeric">{formatNumber(eastM, 3)}</td>
      <td className="numeric muted">
        {lon.toFixed(6)} {lat.toFixed(6)}
      </td>
    </tr>
  );
}
