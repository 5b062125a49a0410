import { setWorkerUrl } from 'maplibre-gl';
import workerUrl from 'maplibre-gl/dist/maplibre-gl-worker.mjs?url';

/** MapLibre's own worker as a file of this site: the security policy of the page allows no blob. */
export function setLocalWorker(): void {
  setWorkerUrl(new URL(workerUrl, document.baseURI).href);
}
