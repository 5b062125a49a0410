/** Chinese words of the user's own base map; part of the catalogue in zh.ts. */
export const zhBaseMap = {
  'base.title': '底图',
  'base.none': '没有底图。可选自己的 PMTiles 文件,只存在本机;程序不从别处取图。',
  'base.pick': '选择底图文件…',
  'base.pickOther': '换一个文件…',
  'base.deployed': '用部署目录里的 basemap.pmtiles',
  'base.opening': '正在打开底图',
  'base.raster': '栅格底图,{from}–{to} 级',
  'base.vector': '矢量底图,{from}–{to} 级,以灰色显示',
  'base.fromServer': '从服务器按需读取,不存在本机;断网时不显示。',
  'base.kept': '存在本机,断网也能用。',
  'base.leave': '不用这个底图',
  'base.left': '底图已撤下',
} as const;
