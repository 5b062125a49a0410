/**
 * While the sheet is open the browser prints it, from its menu or by keyboard, on paper of its own size. Returns what
 * ends that.
 * @param canvas the sheet as last drawn; null while there is none, when the page prints as it is
 */
export function printsSheet(canvas: () => HTMLCanvasElement | null, widthMm: number, heightMm: number): () => void {
  let undo: (() => void) | null = null;
  const after = () => {
    undo?.();
    undo = null;
  };
  const before = () => {
    after();
    const drawn = canvas();
    if (!drawn) return;
    const copy = document.createElement('canvas');
    copy.width = drawn.width;
    copy.height = drawn.height;
    copy.getContext('2d')?.drawImage(drawn, 0, 0);
    const host = document.createElement('div');
    host.className = 'print-host';
    host.append(copy);
    document.body.append(host);
    const pages = new CSSStyleSheet();
    // A hair less than the paper: rounding must not begin a second page.
    pages.replaceSync(
      `@page { size: ${widthMm}mm ${heightMm}mm; margin: 0 } .print-host canvas { display: block; width: ${widthMm}mm; height: ${heightMm - 0.3}mm }`,
    );
    document.adoptedStyleSheets = [...document.adoptedStyleSheets, pages];
    document.documentElement.classList.add('prints-paper');
    undo = () => {
      document.documentElement.classList.remove('prints-paper');
      document.adoptedStyleSheets = document.adoptedStyleSheets.filter((one) => one !== pages);
      host.remove();
    };
  };
  window.addEventListener('beforeprint', before);
  window.addEventListener('afterprint', after);
  return () => {
    after();
    window.removeEventListener('beforeprint', before);
    window.removeEventListener('afterprint', after);
  };
}
