import type { zhLayers } from './zh-layers.ts';

/** English words of reading layers; part of the catalogue in en.ts. */
export const enLayers: Readonly<Record<keyof typeof zhLayers, string>> = {
  'loading.files': 'Reading layers {percent} ({done} / {total})',
  'loading.packing': 'Preparing a layer {percent} ({done} / {total} features)',
  'loading.measuring': 'Measuring {percent} ({done} / {total} layers)',
  'loading.warnings': 'About the layers',
};
