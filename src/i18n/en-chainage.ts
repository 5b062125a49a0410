import type { zhChainage } from './zh-chainage.ts';

/** English words of the chainage table; part of the catalogue in en.ts. */
export const enChainage: Readonly<Record<keyof typeof zhChainage, string>> = {
  'chainage.title': 'Chainage, {count} stretches',
  'chainage.none': 'The line enters no zone of any layer at hand. Missing layers do not count.',
  'chainage.from': 'From',
  'chainage.to': 'To',
  'chainage.length': 'Length (m)',
  'chainage.zone': 'Zone and clauses',
  'chainage.stations': 'Stations',
  'chainage.stretch': '{from} to {to} ({length} m)',
  'chainage.save': 'Save as CSV',
  'chainage.file': 'chainage',
};
