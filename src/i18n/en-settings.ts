import type { zhSettings } from './zh-settings.ts';

/** English words of the settings. */
export const enSettings: Readonly<Record<keyof typeof zhSettings, string>> = {
  'update.ready': 'A newer version is here and is used after reloading; drafts and records stay.',
  'update.reload': 'Reload',
  'update.later': 'Later',
  'offline.title': 'Use without a network',
  'offline.beginning': 'Being kept on this machine…',
  'offline.keeping': 'Being kept on this machine: {kept} of {total}. After that it opens without a network.',
  'offline.kept':
    'The program and its layers are kept on this machine ({total}, {files} files): it opens without a network.',
  'offline.keptPlain': 'The program and its layers are kept on this machine: it opens without a network.',
  'offline.failed': 'Not all was kept ({kept} of {total}): it will not open without a network. It works as usual now.',
  'offline.failedPlain': 'Nothing was kept on this machine: it will not open without a network. It works as usual now.',
  'offline.refused':
    'The browser keeps no page of this address (it has to be https or this machine). An open page works without a network; opening it again needs the server.',
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
