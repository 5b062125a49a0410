/** Metres and degrees of the last digit beyond which a written number no longer carries a survey. */
const COARSEST_M = 0.05;
const COARSEST_DEG = 1e-6;

/** No written coordinate is longer; patterns are not tried on texts made to keep them busy. */
export const MAX_NUMBER_CHARS = 64;

export type NumberTrouble = 'bad_number' | 'precision_lost';

/** Fullwidth letters, digits and signs as their ASCII twins; the wide space, the long minus and no-break space too. */
export function toHalfWidth(text: string): string {
  return text
    .replace(/[\uff01-\uff5e]/g, (char) => String.fromCharCode(char.charCodeAt(0) - 0xfee0))
    .replace(/[\u3000\u00a0\u2007\u202f]/g, ' ')
    .replace(/\u2212/g, '-');
}

/**
 * A coordinate as people write it: fullwidth digits, thousands commas or spaces, a trailing unit, a leading axis letter.
 * `precision_lost`: scientific notation whose last digit is coarser than 5 cm or 1e-6° (a spreadsheet's 3.85E+06).
 */
export function parseDecimal(cell: string): number | NumberTrouble {
  if (cell.length > MAX_NUMBER_CHARS) return 'bad_number';
  const text = toHalfWidth(cell)
    .trim()
    .replace(/^[A-Za-z]\s*[=:]\s*/, '')
    .replace(/\s*(m|米|°|度)$/i, '');
  const scientific = /^[-+]?\d+(?:\.(\d*))?e([-+]?\d{1,3})$/i.exec(text);
  if (scientific) {
    const value = Number(text);
    const lastDigit = 10 ** (Number(scientific[2]) - (scientific[1]?.length ?? 0));
    return lastDigit > (Math.abs(value) > 180 ? COARSEST_M : COARSEST_DEG) * 1.001 ? 'precision_lost' : value;
  }
  const plain = /^[-+]?\d{1,3}(?:([, ])\d{3})(?:\1\d{3})*(?:\.\d+)?$/.test(text) ? text.replace(/[, ]/g, '') : text;
  return /^[-+]?(?:\d+\.?\d*|\.\d+)$/.test(plain) ? Number(plain) : 'bad_number';
}
