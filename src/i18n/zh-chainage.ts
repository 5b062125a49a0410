/** Chinese words of the chainage table; part of the catalogue in zh.ts. */
export const zhChainage = {
  'chainage.title': '里程表 {count} 段',
  'chainage.none': '这条线没有进入任何图层的范围。缺少的图层不在此列。',
  'chainage.from': '起点桩号',
  'chainage.to': '止点桩号',
  'chainage.length': '长(m)',
  'chainage.zone': '范围与条款',
  'chainage.stations': '桩号',
  'chainage.stretch': '{from} 至 {to}(长 {length} m)',
  'chainage.save': '存为 CSV',
  'chainage.file': '里程表',
};
