import { localText } from '../i18n/full-width.ts';
import { EXPORT_PROBLEMS } from '../i18n/problems-export.ts';
import { FILE_PROBLEMS } from '../i18n/problems-file.ts';
import { exportFormats, exportSystems } from '../site/export-site.ts';
import { importFormats } from '../site/import-site.ts';
import { table } from './clauses-page.ts';

/** What a part of the page between its two marks is made of. */
const PARTS: Readonly<Record<string, () => string>> = {
  'formats in': () =>
    table(
      ['文件', '后缀', '默认精度'],
      importFormats().map(({ name, extensions, defaultAccuracyM }) => [
        localText(name, 'zh'),
        extensions.map((extension) => `.${extension}`).join(' '),
        `±${defaultAccuracyM} m`,
      ]),
    ),
  codes: () =>
    table(
      ['代码', '意思和怎么办'],
      Object.entries({ ...FILE_PROBLEMS, ...EXPORT_PROBLEMS })
        .sort(([a], [b]) => (a < b ? -1 : 1))
        .map(([code, words]) => [`\`${code}\``, localText(words, 'zh').replace(/\{\w+\}/g, '…')]),
    ),
  'formats out': () =>
    table(
      ['格式', '`--to`', '后缀', '坐标系（EPSG）', '文字编码'],
      exportFormats().map(({ id, name, extension, encodings }) => [
        localText(name, 'zh'),
        `\`${id}\``,
        `.${extension}`,
        exportSystems(id).join(' '),
        encodings.join(' ') || 'utf-8',
      ]),
    ),
};

/**
 * The page on site files with its tables brought up to date from the readers, the writers and the words themselves; what
 * people wrote around them stays.
 */
export function filesPage(page: string): string {
  return Object.entries(PARTS).reduce((text, [name, content]) => {
    const [open, close] = [`<!-- ${name} -->`, `<!-- /${name} -->`];
    const [start, end] = [text.indexOf(open), text.indexOf(close)];
    return start < 0 || end < start ? text : `${text.slice(0, start + open.length)}\n${content()}\n${text.slice(end)}`;
  }, page);
}
