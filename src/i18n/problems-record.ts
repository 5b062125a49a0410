import type { LocalText } from '../kernel/text.ts';

/** Words for trouble with records, with computing them again and with many sites at once. */
export const RECORD_PROBLEMS: Readonly<Record<string, LocalText>> = {
  record_unreadable: {
    zh: '不是本程序的研判记录,或内容残缺。',
    en: 'Not a record of this program, or a damaged one.',
  },
  record_newer: {
    zh: '记录的格式版本 {schema} 比本程序(版本 {known})新,请用新版程序。',
    en: 'The record has format version {schema}; this program knows {known}. Use a newer program.',
  },
  record_tampered: {
    zh: '记录的内容与指纹不符:保存之后被改过。',
    en: 'The record does not fit its fingerprint: it was changed after it was sealed.',
  },
  record_needed: { zh: '请给出记录文件。', en: 'Name at least one record file.' },
  no_sites: { zh: '没有找到用地文件。', en: 'No site files were found.' },
  engine_not_available: {
    zh: '没有“{value}”计算引擎。可用:memory。',
    en: 'The engine “{value}” is not available. Available: memory.',
  },
  projects_malformed: {
    zh: '项目表应为 JSON 对象 {用地名: {"answers": {…}}},或带 site 列的 CSV。',
    en: 'Projects have to be a JSON object {site: {"answers": {…}}}, or CSV with a column “site”.',
  },
};
