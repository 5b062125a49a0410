import { addProtocol, type RequestParameters } from 'maplibre-gl';
import type { PictureLook } from '../paint/area-picture.ts';
import type { TileAddress } from '../tiles/tile-frame.ts';

const SCHEMES = { features: 'zones', pictures: 'pictures' } as const;

/** Gives tiles of a role, null where they have nothing; rejects where they cannot be had. */
export interface TileReader {
  /** Features, as a Mapbox vector tile. */
  features(role: string, tile: TileAddress, signal: AbortSignal): Promise<Uint8Array | null>;
  picture(role: string, tile: TileAddress, look: PictureLook, signal: AbortSignal): Promise<ImageBitmap | null>;
}

/** Address of a role's tiles. @param key  names the state of the layer, so that another state is asked for anew */
export function tileUrl(role: string, key: string): string {
  return urlOf(SCHEMES.features, [role, key]);
}

/** Address of the pictures of a role's areas. */
export function pictureUrl(role: string, key: string, { theme, grain }: PictureLook): string {
  return urlOf(SCHEMES.pictures, [role, key, theme, String(grain)]);
}

function urlOf(scheme: string, parts: readonly string[]): string {
  return `${scheme}://${parts.map(encodeURIComponent).join('/')}/{z}/{x}/{y}`;
}

/** Parts of an address, the tile's apart. */
function partsOf({ url }: RequestParameters): { readonly parts: readonly string[]; readonly tile: TileAddress } {
  const parts = url
    .slice(url.indexOf('://') + 3)
    .split('/')
    .map(decodeURIComponent);
  const [z = 0, x = 0, y = 0] = parts.slice(-3).map(Number);
  return { parts: parts.slice(0, -3), tile: { z, x, y } };
}

/** Lets every map of the page have its tiles from a reader. */
export function serveTiles(read: TileReader): void {
  addProtocol(SCHEMES.features, async (request, { signal }) => {
    const { parts, tile } = partsOf(request);
    const [role = ''] = parts;
    return { data: (await read.features(role, tile, signal)) ?? new Uint8Array() };
  });
  addProtocol(SCHEMES.pictures, async (request, { signal }) => {
    const { parts, tile } = partsOf(request);
    const [role = '', , theme, grain] = parts;
    const look = { theme, grain: Number(grain) } as PictureLook;
    // The map takes no answer without a picture for one that shows nothing.
    const data = (await read.picture(role, tile, look, signal)) ?? (await createImageBitmap(new ImageData(1, 1)));
    return { data };
  });
}
