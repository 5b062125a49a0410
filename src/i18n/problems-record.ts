import type { LocalText } from '../kernel/text.ts';

/** Words for trouble with records and with computing them again. */
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
  record_tampered_stamp: {
    zh: '记录的编号与生成时间、指纹不符:保存之后被改过。',
    en: 'The record’s id does not fit its time and fingerprint: it was changed after it was sealed.',
  },
  record_tampered_reviews: {
    zh: '记录的人工意见与其校验值不符:保存之后被改过。',
    en: 'The reviews in the record do not fit their hash: they were changed after they were sealed.',
  },
  one_record_needed: {
    zh: '报告一次写一条记录,请只给一个文件,其中只有一条记录。',
    en: 'A report is of one record: name one file with one record in it.',
  },
  batch_replaced: {
    zh: '另一个标签页已换上别的一批用地,这里的研判到此为止。',
    en: 'Another tab has put another batch in the place of this one; screening it ends here.',
  },
  record_needed: { zh: '请给出记录文件。', en: 'Name at least one record file.' },
};
