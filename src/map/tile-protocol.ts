import { addProtocol } from 'maplibre-gl';
import type { TileAddress } from '../tiles/tile-frame.ts';

const SCHEME = 'zones';

/** Gives a tile of a role, null where it has nothing; rejects where it cannot be had. */
export type TileReader = (role: string, tile: TileAddress, signal: AbortSignal) => Promise<Uint8Array | null>;

/** Address of a role's tiles. @param key  names the state of the layer, so that another state is asked for anew */
export function tileUrl(role: string, key: string): string {
  return `${SCHEME}://${encodeURIComponent(role)}/${encodeURIComponent(key)}/{z}/{x}/{y}`;
}

/** Lets every map of the page have its tiles from a reader. */
export function serveTiles(read: TileReader): void {
  addProtocol(SCHEME, async ({ url }, { signal }) => {
    const [role = '', , ...address] = url.slice(`${SCHEME}://`.length).split('/');
    const [z = 0, x = 0, y = 0] = address.map(Number);
    const bytes = await read(decodeURIComponent(role), { z, x, y }, signal);
    return { data: bytes ?? new Uint8Array() };
  });
}
