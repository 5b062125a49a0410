import type { LocalText } from '../kernel/text.ts';

/** Words for trouble with what the browser keeps, and with backups of it. */
export const STORAGE_PROBLEMS: Readonly<Record<string, LocalText>> = {
  storage_denied: {
    zh: '浏览器不允许在本机保存,关闭页面后草稿和记录会丢失。请及时导出。',
    en: 'This browser does not allow storage; draft and records are lost when the page closes. Export them in time.',
  },
  storage_full: {
    zh: '本机存储已满,最近的改动没有保存,原有的都在。请导出并删除旧记录。',
    en: 'Storage is full; the latest change was not saved, all before it is kept. Export and delete old records.',
  },
  storage_blocked: {
    zh: '另一个标签页还开着旧版程序,本页暂不能保存。请关闭那个标签页后刷新。',
    en: 'Another tab holds an older version of this program, so nothing can be saved here. Close it and reload.',
  },
  storage_newer: {
    zh: '本机数据由更新版的程序写入,本版不能打开,以免弄坏。请刷新到新版。',
    en: 'The data on this machine was written by a newer version and is left alone. Reload to get that version.',
  },
  storage_outdated: {
    zh: '另一个标签页已升级本机数据,本页不能再保存。请刷新。',
    en: 'Another tab has upgraded the data on this machine; nothing more can be saved here. Reload.',
  },
  not_a_backup: {
    zh: '不是本程序的备份文件,或文件不完整。',
    en: 'Not a backup of this program, or an incomplete one.',
  },
  backup_newer: {
    zh: '备份的格式版本 {version} 比本程序(版本 {known})新,没有恢复。请用新版程序。',
    en: 'The backup has format version {version}; this program knows {known}. Nothing was restored; use a newer program.',
  },
  backup_damaged: {
    zh: '备份里的 {field} 与校验值不符或不能用,没有恢复任何内容。请换一份备份。',
    en: '{field} in the backup does not fit its checksum or cannot be used; nothing was restored. Use another backup.',
  },
  storage_lost: {
    zh: '浏览器断开了本机存储,之后的改动不会保存。请刷新;刷新前可先导出。',
    en: 'The browser has closed its storage; later changes are not saved. Reload, and export before if in doubt.',
  },
};
