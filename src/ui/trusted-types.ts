/** As much of the browser's interface as is used; no library describes it yet. */
interface PolicyFactory {
  createPolicy<Rules extends Readonly<Record<string, (input: string) => string | null>>>(
    name: string,
    rules: Rules,
  ): Rules;
}

const factory = (globalThis as { readonly trustedTypes?: PolicyFactory }).trustedTypes;

/** Scripts of this build: its own workers, which MapLibre starts by address too, and the service worker. */
function isOwnScript(address: string): boolean {
  const own = new URL('.', document.baseURI).href;
  const { href } = new URL(address, own);
  return href === `${own}sw.js` || (href.startsWith(`${own}assets/`) && href.endsWith('.js'));
}

// Text is no script and no markup anywhere in the page; only these addresses may become workers.
factory?.createPolicy('default', { createScriptURL: (address) => (isOwnScript(address) ? address : null) });

const paper = factory?.createPolicy('paper', { createHTML: (markup) => markup });

/** Markup of the report's own writer, which has escaped everything from outside: the one text that is put in as markup. */
export function paperMarkup(markup: string): string {
  return paper?.createHTML(markup) ?? markup;
}
