import { errorProblem, type Problem } from '../kernel/problem.ts';

/** Deeper nesting than any drawing program writes. */
const MAX_DEPTH = 100;

interface XmlTag {
  /** Without its namespace prefix. */
  readonly name: string;
  readonly attributes: Readonly<Record<string, string>>;
}

export interface XmlHandlers {
  open?(tag: XmlTag): void;
  text?(text: string): void;
  close?(name: string): void;
}

/**
 * Walks a document. A document type or entity declaration is refused before anything is parsed (`unsafe_content`), so
 * nothing can expand or be fetched; a document that is not well-formed is `file_corrupt` with its line, never half read.
 * @returns null when all was well
 */
export async function walkXml(text: string, handlers: XmlHandlers): Promise<Problem | null> {
  if (/<!\s*(DOCTYPE|ENTITY)/i.test(text)) return errorProblem('unsafe_content');
  const { SaxesParser } = await import('saxes');
  const parser = new SaxesParser({ xmlns: false, position: true });
  const local = (name: string) => name.slice(name.indexOf(':') + 1);
  let problem: Problem | null = null;
  let depth = 0;
  const stop = (found: Problem) => {
    problem ??= found;
  };
  parser.on('error', () => stop(errorProblem('file_corrupt', { line: parser.line, column: parser.column })));
  parser.on('opentag', (tag) => {
    if (++depth > MAX_DEPTH) stop(errorProblem('too_deep', { line: parser.line }));
    if (problem === null) handlers.open?.({ name: local(tag.name), attributes: tag.attributes });
  });
  parser.on('text', (chunk) => {
    if (problem === null) handlers.text?.(chunk);
  });
  parser.on('cdata', (chunk) => {
    if (problem === null) handlers.text?.(chunk);
  });
  parser.on('closetag', (tag) => {
    depth--;
    if (problem === null) handlers.close?.(local(tag.name));
  });
  const document = text.replace(/^\ufeff/, '').trimStart();
  for (let at = 0; at < document.length && problem === null; at += 65_536)
    parser.write(document.slice(at, at + 65_536));
  if (problem === null) parser.close();
  return problem;
}
