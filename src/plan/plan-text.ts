/** A place in the plan's own text, as lines before, the line with the passage cut in three, and lines after. */
export interface Passage {
  readonly lines: readonly string[];
  /** Index of the line the passage begins in, and where in it. */
  readonly line: number;
  readonly from: number;
  readonly to: number;
}

const ENTITIES: Readonly<Record<string, string>> = { nbsp: ' ', lt: '<', gt: '>', quot: '"', apos: "'", amp: '&' };
const BLOCK_END = /<(?:br|\/p|\/div|\/h[1-6]|\/li|\/tr|\/td|\/th|\/section|\/blockquote)\b[^>]*>/gi;

function entity(whole: string, name: string): string {
  if (!name.startsWith('#')) return ENTITIES[name.toLowerCase()] ?? whole;
  const code = /^#x/i.test(name) ? Number.parseInt(name.slice(2), 16) : Number.parseInt(name.slice(1), 10);
  return Number.isInteger(code) && code > 0 && code <= 0x10ffff ? String.fromCodePoint(code) : whole;
}

/** Words of a page without its markup. Nothing in it is run or fetched: it is cut out as text. */
function withoutMarkup(html: string): string {
  return html
    .replace(/<!--[\s\S]*?-->/g, '')
    .replace(/<(script|style|head|template|noscript)\b[\s\S]*?<\/\1\s*>/gi, '')
    .replace(BLOCK_END, '\n')
    .replace(/<[^>]*>/g, '')
    .replace(/&(#?\w+);/g, entity);
}

/** Signs of Markdown that may stand inside a sentence or before it. */
function withoutMarkdown(text: string): string {
  return text.replace(/^[ \t]*(?:#{1,6}|>|[-*+])[ \t]+/gm, '').replace(/\*\*|__|`/g, '');
}

/**
 * The plan's text as lines, from a text file, a saved web page or Markdown.
 * @param name  file name; its extension tells the kind, and a page is known by its markup too
 */
export function planLines(name: string, text: string): string[] {
  const isPage = /\.(?:html?|xhtml|mht)$/i.test(name) || /^\s*<(?:!doctype|html)\b/i.test(text);
  const plain = isPage ? withoutMarkup(text) : /\.(?:md|markdown)$/i.test(name) ? withoutMarkdown(text) : text;
  const lines = plain.split(/\r\n|\r|\n/).map((line) => line.replace(/[\u00a0\u3000\t ]+/g, ' ').trim());
  return lines.filter((line) => line !== '');
}

/** Text without blanks and without the differences of width and quotation marks that copies have; with origins. */
function folded(text: string): { readonly text: string; readonly origins: readonly number[] } {
  let out = '';
  const origins: number[] = [];
  for (let i = 0; i < text.length; i += 1) {
    const char = text[i] ?? '';
    for (const one of char
      .normalize('NFKC')
      .replace(/[“”„«»]/g, '"')
      .replace(/[‘’]/g, "'")
      .replace(/\s/g, '')) {
      out += one;
      for (let unit = 0; unit < one.length; unit += 1) origins.push(i);
    }
  }
  return { text: out, origins };
}

/** Looks for short phrases in one text; folds the text once. */
export class PlanText {
  readonly lines: readonly string[];
  readonly #folded: string;
  /** Offset of each folded character in the lines joined by line breaks. */
  readonly #origins: readonly number[];
  readonly #starts: readonly number[];

  constructor(lines: readonly string[]) {
    this.lines = lines;
    const { text, origins } = folded(lines.join('\n'));
    this.#folded = text;
    this.#origins = origins;
    let at = 0;
    this.#starts = lines.map((line) => {
      const start = at;
      at += line.length + 1;
      return start;
    });
  }

  has(phrase: string): boolean {
    return this.#folded.includes(folded(phrase).text);
  }

  /** The first place of a phrase; what runs over the end of its line is lit up to there. Null where it is not. */
  find(phrase: string): Passage | null {
    const wanted = folded(phrase).text;
    const at = wanted === '' ? -1 : this.#folded.indexOf(wanted);
    if (at < 0) return null;
    const begin = this.#origins[at] ?? 0;
    const end = (this.#origins[at + wanted.length - 1] ?? begin) + 1;
    const line = this.#starts.findLastIndex((start) => start <= begin);
    const start = this.#starts[line] ?? 0;
    const length = this.lines[line]?.length ?? 0;
    return { lines: this.lines, line, from: begin - start, to: Math.min(end - start, length) };
  }
}
