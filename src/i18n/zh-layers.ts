/** Chinese words of reading layers; part of the catalogue in zh.ts. */
export const zhLayers = {
  'loading.files': '正在读取图层 {percent}({done} / {total})',
  'loading.packing': '正在整理图层 {percent}({done} / {total} 个要素)',
  'loading.measuring': '正在量算 {percent}({done} / {total} 个图层)',
  'loading.warnings': '图层提示',
} as const;
