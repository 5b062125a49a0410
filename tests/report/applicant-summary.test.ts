import { describe, expect, it } from 'vitest';
import { applicantSummary } from '../../src/report/applicant-summary.ts';
import { documentToHtml } from '../../src/report/html/to-html.ts';
import { DEMO_IDS } from '../helpers/demo-sites.ts';
import { REPORT_PLAN, recordOf } from '../helpers/report-records.ts';

/** Ids of clauses, rules and codes, which say nothing to whoever wants to build. */
const CODES = /\b(?:C\d+-\d+|L\d+(?:\.\d+)?|[a-z]+_[a-z_]+|EPSG|SHA)\b/;

function bodyOf(html: string): string {
  return html
    .slice(html.indexOf('<body>'))
    .replace(/<div class="screen-end">.*?<\/div>/s, '')
    .replace(/<[^>]*>/g, '\n');
}

describe('applicant’s page', () => {
  it.each(DEMO_IDS)('%s: plain words without codes, what is open and whom to ask, in both languages', async (id) => {
    const record = await recordOf(id);
    for (const locale of ['zh', 'en'] as const) {
      const text = bodyOf(documentToHtml(applicantSummary(record, REPORT_PLAN, locale)));
      expect(CODES.exec(text)).toBeNull();
      expect(text).toContain(record.site.name);
      expect(text).not.toMatch(/\{\w+\}|undefined\n|NaN/);
      expect(text.length).toBeLessThan(4000);
      if (locale === 'zh') expect(text.replace(record.site.name, '')).not.toMatch(/\p{Script=Han}[,;:]/u);
    }
  });

  it('never sounds better than the worst that is open', async () => {
    const record = await recordOf('S17');
    const text = bodyOf(documentToHtml(applicantSummary(record, REPORT_PLAN, 'zh')));
    expect(record.verdict.atWorst).toBe('prohibit');
    expect(text).toContain('不能建');
    expect(text).toContain('不是审批决定');
  });
});
