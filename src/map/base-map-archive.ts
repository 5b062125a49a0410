import { addProtocol } from 'maplibre-gl';
import { Compression, PMTiles, type Source, TileType } from 'pmtiles';
import { errorProblem } from '../kernel/problem.ts';
import { failure, type Result, success } from '../kernel/result.ts';
import type { BaseMap } from './base-map.ts';

const SCHEME = 'basemap';
const RASTER: readonly TileType[] = [TileType.Png, TileType.Jpeg, TileType.Webp, TileType.Avif];

/** Archives opened so far, by their number: a source of the map that is on its way out may still ask. */
const opened: PMTiles[] = [];

addProtocol(SCHEME, async ({ url }, { signal }) => {
  const [number = 0, z = 0, x = 0, y = 0] = url.slice(`${SCHEME}://`.length).split('/').map(Number);
  const tile = await opened[number]?.getZxy(z, x, y, signal);
  // A raster tile that is not there is an error to MapLibre, which then shows the one above; a vector tile is empty.
  return { data: tile ? new Uint8Array(tile.data) : new Uint8Array() };
});

/** Bytes of an archive, from wherever it lies; rejects where they cannot be had. */
export type ReadArchive = (offset: number, length: number, signal?: AbortSignal) => Promise<ArrayBuffer>;

/**
 * Opens a PMTiles archive (version 3) for the map.
 * Problems: `basemap_unreadable`, `basemap_not_pmtiles`, `basemap_compressed`, `basemap_tiles_unknown`.
 * @param name  tells it from others
 */
export async function openBaseMap(name: string, read: ReadArchive): Promise<Result<BaseMap>> {
  const source: Source = {
    getKey: () => `${name} ${opened.length}`,
    getBytes: async (offset, length, signal) => ({ data: await read(offset, length, signal) }),
  };
  const where = { file: name };
  const magic = await read(0, 8).catch(() => null);
  if (magic === null) return failure(errorProblem('basemap_unreadable', where));
  const [version] = new Uint8Array(magic.slice(7));
  if (new TextDecoder('latin1').decode(magic.slice(0, 7)) !== 'PMTiles' || version !== 3) {
    return failure(errorProblem('basemap_not_pmtiles', where));
  }
  const archive = new PMTiles(source);
  try {
    const header = await archive.getHeader();
    const readable: readonly Compression[] = [Compression.None, Compression.Gzip, Compression.Unknown];
    if (!readable.includes(header.internalCompression) || !readable.includes(header.tileCompression)) {
      return failure(errorProblem('basemap_compressed', where));
    }
    const isRaster = RASTER.includes(header.tileType);
    if (!isRaster && header.tileType !== TileType.Mvt) return failure(errorProblem('basemap_tiles_unknown', where));
    const told = membersOf(await archive.getMetadata());
    opened.push(archive);
    return success({
      tiles: `${SCHEME}://${opened.length - 1}/{z}/{x}/{y}`,
      kind: isRaster ? 'raster' : 'vector',
      minZoom: header.minZoom,
      maxZoom: header.maxZoom,
      ...told,
    });
  } catch {
    return failure(errorProblem('basemap_unreadable', where));
  }
}

/** What the metadata say, whatever they are. */
function membersOf(metadata: unknown): Pick<BaseMap, 'layers' | 'credit' | 'title'> {
  const { vector_layers: layers, attribution, name } = (metadata ?? {}) as Record<string, unknown>;
  const ids = (Array.isArray(layers) ? layers : []).flatMap((layer: unknown) => {
    const id = (layer as { id?: unknown } | null)?.id;
    return typeof id === 'string' ? [id] : [];
  });
  return { layers: ids, credit: plain(attribution), title: plain(name) };
}

/** Text without mark-up: an archive may carry links, which the page does not follow. */
function plain(text: unknown): string {
  return typeof text === 'string'
    ? text
        .replace(/<[^>]*>/g, '')
        .replaceAll('&copy;', '©')
        .replaceAll('&amp;', '&')
        .trim()
        .slice(0, 200)
    : '';
}
