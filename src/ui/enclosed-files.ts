/** Published files by their path from the page. */
export type EnclosedFiles = ReadonlyMap<string, Uint8Array>;

function fromBase64(text: string): Uint8Array {
  const binary = atob(text);
  const bytes = new Uint8Array(binary.length);
  for (let index = 0; index < binary.length; index += 1) bytes[index] = binary.charCodeAt(index);
  return bytes;
}

/** The files a portable page carries within itself, in base64; null for a page that has them beside it. */
export function enclosedFiles(): EnclosedFiles | null {
  const blocks = [...document.querySelectorAll<HTMLScriptElement>('script[data-file]')];
  if (blocks.length === 0) return null;
  return new Map(blocks.map((block) => [block.dataset.file ?? '', fromBase64(block.textContent ?? '')]));
}
