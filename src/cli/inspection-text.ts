import { formatNumber } from '../i18n/quantity.ts';
import { CRS_HOW_WORDS } from '../i18n/record-words.ts';
import type { Locale } from '../kernel/text.ts';
import type { Inspection } from '../site/import-site.ts';
import { complaintLine } from './complaints.ts';

function place(centroid: readonly number[]): string {
  const [lon = 0, lat = 0] = centroid;
  return `${lon.toFixed(6)}°E ${lat.toFixed(6)}°N`;
}

function parcelLines(parcels: Inspection['parcels'], indent: string): string[] {
  return parcels.map((parcel) => {
    const measure =
      parcel.areaEllipsoidM2 > 0
        ? `${formatNumber(parcel.areaEllipsoidM2, 2)} m² · ${formatNumber(parcel.areaPlaneM2, 2)} m² (EPSG:4547)`
        : `${formatNumber(parcel.lengthM, 2)} m`;
    return `${indent}${parcel.name.replace(/\s+/g, ' ') || '–'} · ${measure} · ${place(parcel.centroid)}`;
  });
}

/** An inspection for people, one line per finding; candidates are numbered as `--choose` counts them. */
export function inspectionLines(inspection: Inspection, locale: Locale): string {
  const { outcome, format, encoding, crs } = inspection;
  const how = crs ? (CRS_HOW_WORDS[crs.how]?.[locale] ?? crs.how) : '';
  return [
    [outcome, format ?? '–', encoding ?? '–', crs ? `EPSG:${crs.epsg} (${how})` : '–'].join(' · '),
    ...(inspection.error ? [`! ${complaintLine(inspection.error, locale)}`] : []),
    ...inspection.warnings.map((warning) => `! ${complaintLine(warning, locale)}`),
    ...parcelLines(inspection.parcels, '  '),
    ...inspection.candidates.flatMap((candidate, index) => [
      `  ${index + 1}) EPSG:${candidate.crs.epsg} ${[candidate.transform, candidate.layer].filter(Boolean).join(' ')} · ${place(candidate.centroid)}`,
      ...parcelLines(candidate.parcels, '     '),
    ]),
    '',
  ].join('\n');
}
