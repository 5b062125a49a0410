import { describe, expect, it } from 'vitest';
import { documentToHtml } from '../../src/report/html/to-html.ts';
import { readingGuide } from '../../src/report/reading-guide.ts';

const HAN = /\p{Script=Han}/u;

describe('guide on reading a verdict', () => {
  it('is complete in both languages and mixes none', () => {
    const [zh, en] = (['zh', 'en'] as const).map((locale) => readingGuide(locale));
    expect(zh!.blocks.map(({ kind }) => kind)).toEqual(en!.blocks.map(({ kind }) => kind));
    const body = documentToHtml(en!).replace(/<style>[\s\S]*?<\/style>/, '');
    expect(HAN.exec(body)).toBeNull();
    expect(documentToHtml(zh!)).toContain('不是行政决定');
  });
});
