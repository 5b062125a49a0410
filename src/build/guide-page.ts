import { localText } from '../i18n/full-width.ts';
import { GUIDE_WORDS } from '../i18n/guide-words.ts';
import { GUIDE_SECTIONS } from '../report/reading-guide.ts';

/** docs/user/reading-a-verdict.md, from the words of the help, so that the two cannot drift apart. */
export function guidePage(): string {
  const sections = GUIDE_SECTIONS.map(
    ([title, lines]) =>
      `## ${localText(title, 'zh')}\n\n${lines.map((line) => `- ${localText(line, 'zh')}`).join('\n')}\n`,
  );
  const head = `# ${GUIDE_WORDS.title.zh}\n\n由 \`npm run docs\` 写成，与程序“帮助”里的文字相同；在程序里可打印为一页。\n`;
  return `${[head, ...sections].join('\n')}`;
}
