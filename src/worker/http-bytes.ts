/**
 * Reads files of the site's own folder, relative to the page. A failed request is tried once more, since a static
 * server that restarts answers the second one; then it throws, and the caller makes a problem of it.
 * @param baseUrl  of the document, not of the worker, whose own file lies elsewhere
 */
export function httpBytes(baseUrl: string): (path: string) => Promise<Uint8Array> {
  return async (path) => {
    const url = new URL(path, baseUrl);
    const attempt = async () => {
      const response = await fetch(url, { cache: 'no-cache' });
      if (!response.ok) throw new Error(`HTTP ${response.status}`);
      return new Uint8Array(await response.arrayBuffer());
    };
    return attempt().catch(attempt);
  };
}
