import { xmlText } from '../../files/xml-text.ts';
import { type Line, type Run, TONE_SIGNS } from '../document.ts';

/** Sizes in half points, spaces in twentieths of a point, as WordprocessingML counts. */
export interface ParagraphManner {
  readonly style?: string;
  readonly align?: 'right' | 'center';
  readonly bold?: boolean;
  readonly halfPoints?: number;
  readonly keepNext?: boolean;
  /** Bullet list of `numbering.xml`. */
  readonly bullet?: boolean;
}

const MUTED = '4D535B';

/** Properties of a run in the order that the schema demands. */
function runProperties(run: Run, { bold, halfPoints }: ParagraphManner): string {
  const size = halfPoints === undefined ? '' : `<w:sz w:val="${halfPoints}"/><w:szCs w:val="${halfPoints}"/>`;
  const parts = [
    run.bold || bold || run.tone ? '<w:b/><w:bCs/>' : '',
    run.muted ? `<w:color w:val="${MUTED}"/>` : '',
    size,
    run.quoted ? '<w:lang w:val="zh-CN" w:eastAsia="zh-CN"/>' : '',
  ].join('');
  return parts === '' ? '' : `<w:rPr>${parts}</w:rPr>`;
}

function runXml(run: Run, manner: ParagraphManner): string {
  const text = run.tone ? `${TONE_SIGNS[run.tone]} ${run.text}` : run.text;
  return `<w:r>${runProperties(run, manner)}<w:t xml:space="preserve">${xmlText(text)}</w:t></w:r>`;
}

/** A paragraph of runs; everything from outside is text in it. */
export function paragraph(line: Line, manner: ParagraphManner = {}): string {
  const { style, align, keepNext, bullet } = manner;
  const properties = [
    bullet ? '<w:pStyle w:val="Item"/>' : style ? `<w:pStyle w:val="${style}"/>` : '',
    keepNext ? '<w:keepNext/>' : '',
    bullet ? '<w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr>' : '',
    align ? `<w:jc w:val="${align}"/>` : '',
  ].join('');
  return `<w:p>${properties === '' ? '' : `<w:pPr>${properties}</w:pPr>`}${line.map((run) => runXml(run, manner)).join('')}</w:p>`;
}

/** A field that the reader's program fills: the page, or how many there are. */
export function field(code: 'PAGE' | 'NUMPAGES'): string {
  return `<w:fldSimple w:instr=" ${code} "><w:r><w:t>1</w:t></w:r></w:fldSimple>`;
}
