import type { zhBaseMap } from './zh-base-map.ts';

/** English words of the user's own base map; part of the catalogue in en.ts. */
export const enBaseMap: Readonly<Record<keyof typeof zhBaseMap, string>> = {
  'base.title': 'Base map',
  'base.none':
    'None. You may pick a PMTiles file of your own; it stays on this machine, and nothing is fetched elsewhere.',
  'base.pick': 'Pick a base map file…',
  'base.pickOther': 'Pick another file…',
  'base.deployed': 'Use basemap.pmtiles beside the app',
  'base.opening': 'Opening the base map',
  'base.raster': 'Raster base map, zoom {from}–{to}',
  'base.vector': 'Vector base map, zoom {from}–{to}, shown in grey',
  'base.fromServer': 'Read from the server as needed and not kept on this machine: not shown without the network.',
  'base.kept': 'Kept on this machine, with or without the network.',
  'base.leave': 'Do without this base map',
  'base.left': 'Base map taken away',
};
