/**
 * Lets the app open again without its server. Only for the built page on an origin that allows a service worker;
 * elsewhere (plain http on another machine) everything but a reload without the server works all the same.
 */
export function keepForOffline(): void {
  if (!import.meta.env.PROD || location.protocol === 'file:' || !('serviceWorker' in navigator)) return;
  navigator.serviceWorker.register(new URL('sw.js', document.baseURI)).catch((error: unknown) => {
    console.warn('offline copy not kept', error);
  });
}
