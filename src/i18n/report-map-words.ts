import type { LocalText } from '../kernel/text.ts';

/** Words round the map of a report. */
export const MAP_WORDS = {
  caption: {
    zh: '位置与量测图。1:{scale};CGCS2000 三度带 CM114（EPSG:4547），方格网坐标单位 km,边缘为经纬度;研判于 {time}。',
    en: 'Map of the place. 1:{scale}; CGCS2000 / 3-degree CM 114E (EPSG:4547), grid in km, degrees along the edge; screened {time}.',
  },
  outlines: {
    zh: '图层轮廓为研判当时所存,化简不超过 {tolerance},只供看图,不作量测。',
    en: 'Outlines as kept at the time, simplified by no more than {tolerance}: to look at, not to measure on.',
  },
  noSketch: {
    zh: '此记录没有保存周边图层的轮廓,图上只有用地和量测线。',
    en: 'This record keeps no outlines of layers: the map shows the site and the distances only.',
  },
  left: { zh: '另有 {count} 个对象因图幅所限未画。', en: '{count} more features were left out for want of room.' },
  schematic: {
    zh: '所画图层全部或部分为示意,界线不作为法定边界依据;内部工作用图,无审图号,未经审核不得公开。',
    en: 'Some or all layers are schematic, no legal boundaries; for internal work, without map approval number, not to be published unreviewed.',
  },
  alt: { zh: '{name} 及周边的地图,1:{scale}', en: 'Map of {name} and its surroundings, 1:{scale}' },
  everywhere: { zh: '{zone}(覆盖全图)', en: '{zone} (all over the map)' },
} as const satisfies Record<string, LocalText>;
