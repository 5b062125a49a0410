import { beforeAll, describe, expect, it } from 'vitest';
import { localText } from '../../src/i18n/full-width.ts';
import type { ScreeningRecord } from '../../src/record/record.ts';
import { documentToHtml } from '../../src/report/html/to-html.ts';
import { movingOpen } from '../../src/report/levels.ts';
import { roleKey } from '../../src/report/plan-names.ts';
import { screeningReport } from '../../src/report/screening-report.ts';
import { DEMO_IDS } from '../helpers/demo-sites.ts';
import { REPORT_PLAN, recordOf } from '../helpers/report-records.ts';

const HAN = /\p{Script=Han}/u;

/** Text of the page as a reader sees it, tags and style taken away. */
function textOf(html: string): string {
  return html
    .replace(/<style>[\s\S]*?<\/style>/g, ' ')
    .replace(/<[^>]*>/g, '\n')
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&quot;', '"')
    .replaceAll('&apos;', "'")
    .replaceAll('&amp;', '&');
}

let s17: ScreeningRecord;

beforeAll(async () => {
  s17 = await recordOf('S17');
});

describe('report', () => {
  it.each(DEMO_IDS)(
    '%s: tells every finding, open matter, layer and parameter of the record, in both languages',
    async (id) => {
      const record = await recordOf(id);
      for (const locale of ['zh', 'en'] as const) {
        const text = textOf(documentToHtml(screeningReport(record, REPORT_PLAN, locale)));
        for (const { ruleId, title, text: said } of record.findings) {
          if (/^[CL]\d/.test(ruleId)) expect(text).toContain(ruleId);
          expect(text).toContain(localText(title, locale));
          expect(text).toContain(localText(said, locale));
        }
        for (const { id: parameter } of record.inputs.parameters) {
          expect(text).toContain(localText(REPORT_PLAN.names.get(parameter)!, locale));
        }
        for (const { role } of record.inputs.layers)
          expect(text).toContain(localText(REPORT_PLAN.names.get(roleKey(role))!, locale));
        expect(text).toContain(record.fingerprint);
        expect(text.match(/\{\w+\}|\bundefined\n|NaN|\[object/)).toBeNull();
      }
    },
  );

  it('English is English: Chinese stands only where it is marked as quoted, or is a name in the data', () => {
    const html = documentToHtml(screeningReport(s17, REPORT_PLAN, 'en'));
    const unquoted = textOf(html.replace(/<span[^>]*lang="zh-CN"[^>]*>.*?<\/span>/g, ''));
    // Names in the data, answers as typed, and places in the plan that a source names are what they are.
    const own = JSON.stringify(s17);
    const lines = unquoted.replaceAll(REPORT_PLAN.number, '').split('\n');
    const mixed = lines.flatMap((line) => line.split(' · ')).filter((line) => HAN.test(line) && !own.includes(line));
    expect(mixed).toEqual([]);
  });

  it('a layer and an answer of the same id each have their own name', async () => {
    const record = await recordOf('S05');
    const said = (locale: 'zh' | 'en') => textOf(documentToHtml(screeningReport(record, REPORT_PLAN, locale)));
    expect(record.unknowns.some(({ role }) => role === 'water_source')).toBe(true);
    expect(said('zh')).toMatch(/\n饮用水水源保护区\n/);
    expect(said('en')).toMatch(/\nDrinking-water protection zones\n/);
    expect(said('en')).toMatch(/\nSource of water\n/);
  });

  it('first to do, of what could go equally far, is what can be answered at once', async () => {
    const record = await recordOf('S17');
    const acts = movingOpen(record).filter(({ upTo }) => upTo === 'prohibit');
    const kinds = acts.map(({ resolves }) => resolves.act);
    expect(kinds[0]).toBe('answer');
    expect(kinds).toContain('provide_layer');
    expect(kinds.lastIndexOf('answer')).toBeLessThan(kinds.indexOf('provide_layer'));
  });

  it('in English, articles of law are told in English', async () => {
    const text = textOf(documentToHtml(screeningReport(await recordOf('S02'), REPORT_PLAN, 'en')));
    expect(text).toContain('Zhengzhou Urban Greening Regulations, art. 11 (4)');
    expect(text).not.toMatch(/\d条/);
  });

  it('is one file: nothing is loaded, nothing runs', () => {
    const html = documentToHtml(screeningReport(s17, REPORT_PLAN, 'zh'));
    expect(html).not.toMatch(/<script|<link|<img|<iframe|\s(?:src|href)=|url\(|@import|\son\w+=/i);
    expect(html).not.toMatch(/https?:\/\/(?!www\.w3\.org\/2000\/svg)/);
  });

  it('names stay text, whatever is in them', () => {
    const nasty = '</style><script>alert(1)</script>"><img src=x onerror=alert(1)>\u0000\ud800&amp;{id}';
    const record: ScreeningRecord = { ...s17, site: { ...s17.site, name: nasty }, id: nasty };
    const html = documentToHtml(screeningReport(record, REPORT_PLAN, 'zh'));
    expect(html).not.toMatch(/<script|<img/i);
    expect(html.match(/<\/style>/g)).toHaveLength(1);
    expect(textOf(html)).toContain('<script>alert(1)</script>');
  });

  it('a schematic result says so on every page; one on official data does not', () => {
    expect(screeningReport(s17, REPORT_PLAN, 'zh').watermark).toBe('示意 · 非法定');
    const official: ScreeningRecord = { ...s17, verdict: { ...s17.verdict, basis: 'official' } };
    expect(screeningReport(official, REPORT_PLAN, 'zh').watermark).toBeNull();
  });

  it('a record without a sketch still has its map, and says what is not on it', () => {
    const { sketch: _sketch, ...bare } = s17;
    const text = textOf(documentToHtml(screeningReport(bare as ScreeningRecord, REPORT_PLAN, 'zh')));
    expect(text).toContain('没有保存周边图层的轮廓');
    expect(text).toContain('J4');
  });
});

/** Every way the report writes a number of the record. */
function waysToWrite(value: number): string[] {
  const grouped = (text: string) => text.replace(/\B(?=(\d{3})+(?!\d)(?:\.|$))/g, '');
  const forms = [value, value / 10_000, (value * 15) / 10_000, value * 100, value / 1000];
  return forms.flatMap((form) => [0, 1, 2, 3, 4, 6, 8].map((digits) => grouped(Math.abs(form).toFixed(digits))));
}

function numbersIn(value: unknown): number[] {
  if (typeof value === 'number') return [value];
  if (typeof value === 'string')
    return (value.match(/\d+(?:[.\u202f]\d+)*/g) ?? []).map((text) => Number(text.replaceAll('\u202f', '')));
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, member]) => [...numbersIn(key), ...numbersIn(member)]);
}

describe('figures', () => {
  it('with a measure in them are all the record’s own', () => {
    const known = new Set(numbersIn(s17).flatMap(waysToWrite));
    const text = textOf(documentToHtml(screeningReport(s17, REPORT_PLAN, 'en')));
    const measures = [...text.matchAll(/(\d[\d\u202f]*(?:\.\d+)?)\u202f(?:ha|m²|m|km|%|mu)(?![\w²])/g)];
    const strange = measures
      .map(([, figure]) => figure!.replaceAll('\u202f', ''))
      .filter((figure) => !known.has(figure));
    expect(measures.length).toBeGreaterThan(60);
    expect(strange).toEqual([]);
  });
});
