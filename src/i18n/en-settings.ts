import type { zhSettings } from './zh-settings.ts';

/** English words of the settings. */
export const enSettings: Readonly<Record<keyof typeof zhSettings, string>> = {
  'update.ready': 'A newer version is here and is used after reloading; drafts and records stay.',
  'update.reload': 'Reload',
  'update.later': 'Later',
  'settings.areaFirst': 'Areas first in',
  'settings.area.ha': 'Hectares',
  'settings.area.m2': 'Square metres',
  'settings.area.mu': 'Mu',
  'settings.profile': 'Default parameters',
  'settings.profileHas':
    'A new case begins with changed: {names}. Records mark the change and its reason all the same.',
  'settings.profileNone': 'A new case begins with the defaults of the rule pack.',
  'settings.profileKeep': 'Make the changed ones the default ({count})',
  'settings.profileKept': 'These are the default parameters now',
  'settings.profileClear': 'Clear the default',
  'settings.profileCleared': 'Default parameters cleared',
  'settings.packKept': 'Rule pack: {name}',
  'settings.storageUse': 'About {used} in use of {quota}.',
  'settings.reset': 'Reset settings',
  'settings.resetDone': 'Settings are back to default',
};
