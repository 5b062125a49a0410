import type { LocalText } from '../kernel/text.ts';

/** Words for trouble with the user's own base map. */
export const BASE_MAP_PROBLEMS: Readonly<Record<string, LocalText>> = {
  basemap_unreadable: {
    zh: '“{file}”读不出来,可能没有下载完整或已损坏;请重新取得这个文件。',
    en: '“{file}” cannot be read; it may be cut short or damaged. Fetch the file again.',
  },
  basemap_not_pmtiles: {
    zh: '“{file}”不是第 3 版的 PMTiles 文件。MBTiles 可用 pmtiles convert 转换,GeoTIFF 等须先切片。',
    en: '“{file}” is no PMTiles file of version 3. MBTiles can be converted with pmtiles convert; GeoTIFF and the like must be tiled first.',
  },
  basemap_compressed: {
    zh: '“{file}”的压缩方式浏览器不能解(只支持 gzip 或不压缩)。',
    en: '“{file}” is compressed in a way browsers cannot undo (only gzip or none).',
  },
  basemap_tiles_unknown: {
    zh: '“{file}”里的瓦片不是矢量(MVT),也不是 PNG、JPEG、WebP、AVIF 图片。',
    en: 'The tiles in “{file}” are neither vector tiles (MVT) nor PNG, JPEG, WebP or AVIF pictures.',
  },
  basemap_not_found: {
    zh: '程序所在的目录里没有“{file}”;由部署的人放入后再试。',
    en: 'There is no “{file}” beside the app; whoever deploys it can put one there.',
  },
  basemap_unreachable: {
    zh: '连不上服务器,“{file}”读不到,暂时没有底图。它不存在本机;要断网也能用,请选择文件存到本机。',
    en: 'The server cannot be reached, so “{file}” cannot be read and there is no base map for now. It is not kept on this machine; to have one without the network, pick a file.',
  },
  basemap_gaps: {
    zh: '“{file}”的一部分没有读到,底图可能缺一块。服务器恢复后移动地图或刷新即可。',
    en: 'Part of “{file}” could not be read, so pieces of the base map may be missing. Once the server answers again, move the map or reload.',
  },
  basemap_gone: {
    zh: '上次的底图“{file}”已不在浏览器里,请重新选择。',
    en: 'The base map of last time, “{file}”, is no longer in the browser; pick it again.',
  },
  basemap_no_room: {
    zh: '浏览器的空间不够存“{file}”,这次可以用,下次须重新选择。',
    en: 'There is no room in the browser for “{file}”; it serves for now and must be picked again next time.',
  },
  basemap_not_kept: {
    zh: '浏览器不让保存“{file}”,这次可以用,下次须重新选择。',
    en: 'The browser does not keep “{file}”; it serves for now and must be picked again next time.',
  },
  basemap_whole: {
    zh: '服务器不支持按段读取,“{file}”已整份读入({megabytes} MB)。',
    en: 'The server gives no parts of a file; “{file}” was read whole ({megabytes} MB).',
  },
};
