import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { PlanText, planLines } from '../../src/plan/plan-text.ts';
import { readPlanText } from '../../src/run/read-plan-text.ts';
import { bundledRuleset, told } from '../pack/pack-for-tests.ts';

/** A stand-in for the plan: every locating phrase in a sentence of its own, as a copy of the plan would have it. */
async function standIn(keep = 1): Promise<string> {
  const { clauses } = await bundledRuleset;
  const kept = clauses.slice(0, Math.ceil(clauses.length * keep));
  return kept.map(({ anchor }, i) => `第${i + 1}节。\n\n 此处写明,${anchor},并抓好落实。`).join('\n\n');
}

const bytes = (text: string) => new TextEncoder().encode(text);

describe('reading the plan’s own text', () => {
  it('takes TXT, a saved page and Markdown, and finds every clause in each', async () => {
    const { clauses } = await bundledRuleset;
    const text = await standIn();
    const page = `<!doctype html><html><head><title>x</title><style>p{}</style></head><body><script>alert("严禁")</script>${text
      .split('\n\n')
      .map((line) => `<p>&nbsp;&nbsp;${line.replace('严禁', '<b>严</b>禁')}</p>`)
      .join('')}</body></html>`;
    const markdown = text.replace(/第(\d+)节。/g, '## 第$1节。').replace(/并抓好/g, '**并**抓好');
    for (const [name, content] of [
      ['plan.txt', text],
      ['plan.html', page],
      ['plan.md', markdown],
    ] as const) {
      const read = readPlanText(name, bytes(content), clauses);
      if (!read.ok) throw new Error(JSON.stringify(read.problems));
      for (const { anchor } of clauses) {
        const passage = read.value.find(anchor);
        const lit = passage?.lines[passage.line]?.slice(passage.from, passage.to);
        expect(lit?.replace(/\s/g, '')).toBe(anchor.replace(/\s/g, ''));
      }
      expect(read.value.lines.join('')).not.toMatch(/<\/?\w|alert|\*\*/);
    }
  });

  it('reads GB18030 as offices save it', async () => {
    const { clauses } = await bundledRuleset;
    // "规划" in GBK, over and over: no plan, yet read as text and refused for what it lacks.
    const gbk = new Uint8Array(Array.from({ length: 400 }, (_, i) => [0xb9, 0xe6, 0xbb, 0xae][i % 4] ?? 0));
    const read = readPlanText('规划.txt', gbk, clauses);
    expect(read.ok ? [] : read.problems.map(({ code }) => code)).toEqual(['plan_text_wrong']);
  });

  it('refuses another text, half a plan, and what is no text', async () => {
    const { clauses } = await bundledRuleset;
    const problems = (name: string, content: Uint8Array) => {
      const read = readPlanText(name, content, clauses);
      return read.ok ? [] : read.problems.map((problem) => told(problem).split(' ')[0]);
    };
    expect(problems('other.txt', bytes('永久基本农田保护条例'.repeat(200)))).toEqual(['plan_text_wrong']);
    expect(problems('half.txt', bytes(await standIn(0.5)))).toEqual(['plan_text_wrong']);
    expect(problems('plan.docx', new Uint8Array([0x50, 0x4b, 3, 4, 0, 0]))).toEqual(['plan_text_not_text']);
    expect(problems('plan.pdf', bytes('%PDF-1.7 …'))).toEqual(['plan_text_not_text']);
    expect(problems('big.txt', new Uint8Array(6_000_000).fill(65))).toEqual(['plan_text_too_big']);
  });
});

describe('finding a phrase', () => {
  it('looks past line breaks, blanks, width and quotation marks', () => {
    const text = new PlanText(['实施 “三线', '一单”,PM2.5 达标']);
    expect(text.find('"三线一单",PM2.5')).toEqual({ lines: text.lines, line: 0, from: 3, to: 6 });
    expect(text.find('没有')).toBeNull();
    expect(text.find('')).toBeNull();
  });

  it('lights exactly what was asked for, wherever it stands', () => {
    const word = fc.stringMatching(/^[a-z一-龥]{1,6}$/);
    fc.assert(
      fc.property(fc.array(word, { minLength: 1, maxLength: 6 }), fc.nat(), (words, pick) => {
        const lines = words.map((one) => `  ${one} `);
        const line = pick % words.length;
        const wanted = words[line] ?? '';
        const passage = new PlanText(planLines('x.txt', lines.join('\n'))).find(wanted);
        expect(passage).not.toBeNull();
        expect(passage && passage.line <= line).toBe(true);
        if (passage && passage.line === line && passage.from === 0) {
          expect(passage.lines[line]?.slice(passage.from, passage.to)).toBe(wanted);
        }
      }),
    );
  });
});
