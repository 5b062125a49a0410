import { useView } from './state/view.ts';

/**
 * Lets the app open again without its server, and says when a newer version lies ready; only a person puts it in the
 * place of the one at work. Only for the built page on an origin that allows a service worker; elsewhere (plain http on
 * another machine) everything but a reload without the server works all the same.
 */
export function keepForOffline(): void {
  if (!import.meta.env.PROD || location.protocol === 'file:' || !('serviceWorker' in navigator)) return;
  navigator.serviceWorker.register(new URL('sw.js', document.baseURI)).then(watchForUpdate, (error: unknown) => {
    console.warn('offline copy not kept', error);
  });
}

function watchForUpdate(registration: ServiceWorkerRegistration): void {
  const tell = () => {
    const { waiting } = registration;
    // Without a controller this is the first copy, not a newer one.
    if (waiting && navigator.serviceWorker.controller) useView.setState({ update: () => switchTo(waiting) });
  };
  tell();
  registration.addEventListener('updatefound', () => registration.installing?.addEventListener('statechange', tell));
}

/** Puts the newer version in charge and loads its page; what is being worked on is kept as a draft at every change. */
function switchTo(waiting: ServiceWorker): void {
  navigator.serviceWorker.addEventListener('controllerchange', () => location.reload(), { once: true });
  waiting.postMessage({ type: 'SKIP_WAITING' });
}
