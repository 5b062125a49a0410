import type { LayerEntry } from '../../src/catalog/catalog.ts';

/** An official polygon layer without data of its own, with what a test says over it. */
export function layerEntry(role: string, more: Partial<LayerEntry> = {}): LayerEntry {
  return {
    role,
    theme: 't',
    order: 1,
    name: { zh: '层', en: 'layer' },
    geometry: 'polygon',
    status: 'official',
    source: { zh: '源', en: 'source' },
    date: null,
    accuracyM: 2,
    coverage: null,
    complete: true,
    measuredFrom: 'geometry',
    properties: [],
    visible: true,
    context: false,
    style: { line: { light: '#000', dark: '#fff' }, lineWidth: 1 },
    version: null,
    ...more,
  };
}
