import { encodeGbk } from '../../files/gbk.ts';
import { type Problem, warningProblem } from '../../kernel/problem.ts';
import type { TextEncoding } from '../writers/writer.ts';

/** A text in the encoding asked for; in UTF-8 with a mark, and `written_as_utf8` said, where GBK lacks a character. */
export function encodeText(text: string, encoding: TextEncoding): { bytes: Uint8Array; warnings: Problem[] } {
  const plain = text.replace(/^\ufeff/, '');
  const gbk = encoding === 'gbk' ? encodeGbk(plain) : null;
  if (gbk !== null) return { bytes: gbk, warnings: [] };
  return {
    bytes: new TextEncoder().encode(`\ufeff${plain}`),
    warnings: encoding === 'gbk' ? [warningProblem('written_as_utf8')] : [],
  };
}
