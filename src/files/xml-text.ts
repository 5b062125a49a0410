/** What XML 1.0 (§2.2) has no way to write: control characters and halves of pairs; with one of them nobody opens a file. */
const NO_XML = /\p{Cc}|\p{Cs}|[\ufffe\uffff]/gu;
const BLANKS = '\t\n\r';

const ESCAPES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&apos;',
};

/** Any text as content of an XML element or attribute; what XML cannot hold becomes a blank. */
export function xmlText(text: string): string {
  return text
    .replace(NO_XML, (char) => (BLANKS.includes(char) ? char : ' '))
    .replace(/[&<>"']/g, (char) => ESCAPES[char]!);
}
