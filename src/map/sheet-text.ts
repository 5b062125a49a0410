/** Size at which a line is no wider than its room: as wished, or smaller, but never below `leastMm`. */
export function fitText(
  pen: CanvasRenderingContext2D,
  family: string,
  text: string,
  roomMm: number,
  wishedMm: number,
  leastMm: number,
): number {
  pen.font = `500 ${wishedMm}px ${family}`;
  const widthMm = pen.measureText(text).width;
  return widthMm <= roomMm ? wishedMm : Math.max(leastMm, (wishedMm * roomMm) / widthMm);
}

/** What is kept together: a Chinese character with the marks that may not begin or end a line, elsewhere a word. */
const UNIT = /[（《〈「『【“‘]*[\u2e80-\uffef][，。、；：！？）》〉」』】”’]*|[^\s\u2e80-\uffef]+\s*|\s+/g;

/** Breaks a text into lines no wider than its room: between Chinese characters, elsewhere at spaces. */
export function wrapText(pen: CanvasRenderingContext2D, text: string, roomMm: number): string[] {
  const words = text.match(UNIT) ?? [];
  const lines: string[] = [];
  let line = '';
  for (const word of words) {
    if (line && pen.measureText((line + word).trimEnd()).width > roomMm) {
      lines.push(line.trimEnd());
      line = word.trimStart();
    } else line += word;
  }
  return line ? [...lines, line.trimEnd()] : lines;
}
