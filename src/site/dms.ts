import { MAX_NUMBER_CHARS, type NumberTrouble, parseDecimal, toHalfWidth } from './number-text.ts';

/**
 * Degrees from an angle as people write it: 113°15′54.00″, 113°15'54", 113度15分54秒, E113-15-54.0, 113:15:54,
 * 113 15 54, 113°15.900′, with N/E/北纬/东经 before or after. Null when it is no such text.
 */
function parseAngle(cell: string): number | null {
  if (cell.length > MAX_NUMBER_CHARS) return null;
  const text = toHalfWidth(cell)
    .trim()
    .replace(/[º˚度]/g, '°')
    .replace(/[′’‘´`分]/g, "'")
    .replace(/''|[″”“秒]/g, '"');
  const bare = text.replace(/^(?:[NSEW]|[东西]经|[南北]纬)[::]?\s*|\s*(?:[NSEW]|[东西]经|[南北]纬)$/gi, '');
  const negative = bare !== text && /^(?:[SW]|西经|南纬)|(?:[SW]|西经|南纬)$/i.test(text);
  const match =
    /^(\d{1,3}(?:\.\d+)?)\s*°\s*(?:(\d{1,2}(?:\.\d+)?)\s*(?:'\s*(?:(\d{1,2}(?:\.\d+)?)\s*"?)?)?)?$/.exec(bare) ??
    /^(\d{1,3})\s*[-: ]\s*(\d{1,2}(?:\.\d+)?)(?:\s*[-: ]\s*(\d{1,2}(?:\.\d+)?)\s*"?)?$/.exec(bare);
  if (match === null) {
    const plain = bare === text ? 'bad_number' : parseDecimal(bare);
    return typeof plain === 'number' ? (negative ? -plain : plain) : null;
  }
  const [, degreeText = '', minuteText = '0', secondText = '0'] = match;
  // Only the last member may have decimals.
  if (degreeText.includes('.') && match[2] !== undefined) return null;
  if (minuteText.includes('.') && match[3] !== undefined) return null;
  const [degrees, minutes, seconds] = [Number(degreeText), Number(minuteText), Number(secondText)];
  // Rounding in other programs writes 60.00″.
  if (degrees > 180 || minutes >= 60 || seconds > 60) return null;
  const value = degrees + minutes / 60 + seconds / 3600;
  return negative ? -value : value;
}

/** A coordinate of any kind, metres or degrees. */
export function parseCoordinate(cell: string): number | NumberTrouble {
  const decimal = parseDecimal(cell);
  return decimal === 'bad_number' ? (parseAngle(cell) ?? decimal) : decimal;
}

/** Digits of the fraction as minutes, seconds and decimals of a second. Nine digits are all a double carries here. */
function packedDigits(value: number): [number, number] {
  const digits = Math.abs(value).toFixed(9).split('.')[1]!;
  return [Number(digits.slice(0, 2)), Number(`${digits.slice(2, 4)}.${digits.slice(4)}`)];
}

/** Whether a number can be ddd.mmssss: minutes and seconds both below 60. */
export function mayBePackedDms(value: number): boolean {
  const [minutes, seconds] = packedDigits(value);
  return minutes < 60 && seconds < 60;
}

/** 113.155400 (113°15′54.00″) as degrees. */
export function unpackDms(value: number): number {
  const [minutes, seconds] = packedDigits(value);
  return Math.sign(value) * (Math.trunc(Math.abs(value)) + minutes / 60 + seconds / 3600);
}
