import { useOffline } from './state/offline.ts';
import { useView } from './state/view.ts';

/**
 * Lets the app open again without its server, says how far that is, and when a newer version lies ready; only a person
 * puts it in the place of the one at work. Only for the built page on an origin that allows a service worker; elsewhere
 * (plain http on another machine) everything but a reload without the server works all the same.
 */
export function keepForOffline(): void {
  if (!import.meta.env.PROD || location.protocol === 'file:') return;
  if (!('serviceWorker' in navigator)) {
    useOffline.setState({ phase: 'refused' });
    return;
  }
  const fill = async () => (await import('./state/kept-copy.ts')).keepMissing();
  useOffline.setState({ retry: () => void keep(fill) });
  void keep(async () => {});
}

/** @param first  done before the service worker looks at what is there */
async function keep(first: () => Promise<void>): Promise<void> {
  useOffline.setState({ phase: 'keeping' });
  try {
    await first();
    const registration = await navigator.serviceWorker.register(new URL('sw.js', document.baseURI));
    watchForUpdate(registration);
    watchKeeping(registration);
  } catch (error) {
    console.warn('offline copy not kept', error);
    useOffline.setState({ phase: 'failed' });
  }
}

/** Follows the first copy; while a newer one is fetched, or when that fails, the one at work stays whole. */
function watchKeeping(registration: ServiceWorkerRegistration): void {
  const { active, waiting, installing } = registration;
  if (active || waiting) {
    useOffline.setState({ phase: 'kept' });
    return;
  }
  installing?.addEventListener('statechange', () => {
    if (installing.state === 'redundant') useOffline.setState({ phase: 'failed' });
    else useOffline.setState({ phase: 'kept' });
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
