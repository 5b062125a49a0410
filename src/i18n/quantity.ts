const THIN_SPACE = '\u202f';

/** A number with thin-space thousands and fixed digits; the sign is a real minus, so that columns align. */
export function formatNumber(value: number, digits = 0): string {
  const [whole = '', fraction] = Math.abs(value).toFixed(digits).split('.');
  const grouped = whole.replace(/\B(?=(\d{3})+(?!\d))/g, THIN_SPACE);
  const zero = Number(`${whole}.${fraction ?? 0}`) === 0;
  return `${value < 0 && !zero ? '\u2212' : ''}${grouped}${fraction ? `.${fraction}` : ''}`;
}

/** A figure and its unit apart, because the unit is set smaller than the figure. */
export interface Quantity {
  readonly figure: string;
  readonly unit: string;
}

/** Hectares with four digits. @param areaM2 square metres */
export function hectares(areaM2: number): Quantity {
  return { figure: formatNumber(areaM2 / 10_000, 4), unit: 'ha' };
}

/** Square metres with two digits. */
export function squareMetres(areaM2: number): Quantity {
  return { figure: formatNumber(areaM2, 2), unit: 'm²' };
}

/** Mu (15 to the hectare) with two digits. @param areaM2 square metres */
export function mu(areaM2: number, unit: string): Quantity {
  return { figure: formatNumber((areaM2 * 15) / 10_000, 2), unit };
}

/** Square metres up to a hectare, hectares above: the short form of a list. */
export function shortArea(areaM2: number): Quantity {
  return areaM2 < 10_000 ? squareMetres(areaM2) : hectares(areaM2);
}

/**
 * A length in metres, one digit; below a metre three digits, so that a hair's breadth never reads as none; kilometres
 * from 10 km.
 */
export function length(distanceM: number): Quantity {
  if (distanceM >= 10_000) return { figure: formatNumber(distanceM / 1000, 1), unit: 'km' };
  return { figure: formatNumber(distanceM, distanceM > 0 && distanceM < 1 ? 3 : 1), unit: 'm' };
}

/** A length that was stated, not measured: no more digits than it was given with. */
export function plainLength(distanceM: number): Quantity {
  const digits = String(Number(distanceM.toFixed(3))).split('.')[1]?.length ?? 0;
  return { figure: formatNumber(distanceM, digits), unit: 'm' };
}

/** A share 0…1 as per cent; what is not nothing never reads as 0.0, what is not all never as 100.0. */
export function percent(share: number): Quantity {
  if (share > 0 && share < 0.0005) return { figure: '< 0.1', unit: '%' };
  if (share < 1 && share >= 0.9995) return { figure: '> 99.9', unit: '%' };
  return { figure: formatNumber(share * 100, 1), unit: '%' };
}

/** Figure and unit in one string, joined by a thin space. */
export function quantityText({ figure, unit }: Quantity): string {
  return `${figure}${THIN_SPACE}${unit}`;
}

/** Bytes in the unit a person would choose. */
export function fileSize(bytes: number): Quantity {
  return bytes < 1_000_000
    ? { figure: formatNumber(bytes / 1000, 1), unit: 'kB' }
    : { figure: formatNumber(bytes / 1_000_000, 1), unit: 'MB' };
}
