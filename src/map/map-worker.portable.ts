import { setWorkerUrl } from 'maplibre-gl';
import code from 'maplibre-gl/dist/maplibre-gl-worker.mjs?raw';

/** As in `map-worker.ts`, from within the page: a page opened from disk may load no second file. */
export function setLocalWorker(): void {
  setWorkerUrl(URL.createObjectURL(new Blob([code], { type: 'text/javascript' })));
}
