/** Chinese words of the export of a site; part of the catalogue in zh.ts. */
export const zhExport = {
  'siteExport.title': '另存用地',
  'siteExport.format': '文件格式',
  'siteExport.crs': '坐标系',
  'siteExport.geographic': '经纬度 · EPSG:{epsg}',
  'siteExport.plain': '{width}度带 中央子午线{meridian}° · 不带带号 · EPSG:{epsg}',
  'siteExport.prefixed': '{width}度带 第{zone}带 · 带带号 · EPSG:{epsg}',
  'siteExport.encoding': '文字编码',
  'siteExport.gbk': 'GBK(国内测绘、CAD 软件)',
  'siteExport.utf-8': 'UTF-8',
  'siteExport.note': '坐标系均为 2000 国家大地坐标系。',
  'siteExport.save': '保存文件',
  'siteExport.saved': '已存为“{file}”',
};
