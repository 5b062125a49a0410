import type { LayerEntry } from '../../catalog/catalog.ts';
import { statusKey } from './status.tsx';
import type { Words } from './words.ts';

/** A version of a layer in a few words: what it is, its name, and the date of its data or that none is stated. */
export function versionText({ status, version, date }: LayerEntry, { t }: Words): string {
  return [t(statusKey(status)), version, date ?? t('versions.undated')].filter(Boolean).join(' · ');
}
