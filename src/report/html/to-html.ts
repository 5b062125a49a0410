import { xmlText } from '../../files/xml-text.ts';
import type { Effect } from '../../plan/effect.ts';
import { EFFECTS } from '../../plan/effect.ts';
import {
  type Block,
  type Cell,
  type Line,
  type ReportDocument,
  type Run,
  stepManner,
  TONE_SIGNS,
} from '../document.ts';
import { sceneToSvg } from '../map/scene-svg.ts';
import { pageCss, REPORT_CSS } from './report-css.ts';

type Of<K extends Block['kind']> = Extract<Block, { kind: K }>;

function runHtml(run: Run): string {
  const text = xmlText(run.text);
  if (run.tone) return `<span class="tone ${run.tone}">${TONE_SIGNS[run.tone]} ${text}</span>`;
  const bold = run.bold ? `<b>${text}</b>` : text;
  const classes = run.muted ? ' class="muted"' : '';
  const lang = run.quoted ? ' lang="zh-CN"' : '';
  return classes || lang ? `<span${classes}${lang}>${bold}</span>` : bold;
}

function lineHtml(line: Line): string {
  return line.map(runHtml).join('');
}

function cellHtml({ lines, figure }: Cell, span: number): string {
  const attributes = `${figure ? ' class="figure"' : ''}${span > 1 ? ` colspan="${span}"` : ''}`;
  return `<td${attributes}>${lines.map(lineHtml).join('<br>')}</td>`;
}

function tableHtml({ columns, rows }: Of<'table'>): string {
  const heads = columns.map(
    ({ head, figure, share }) =>
      `<th scope="col" width="${Math.round(share * 100)}%"${figure ? ' class="figure"' : ''}>${xmlText(head)}</th>`,
  );
  // A row of fewer cells is a heading within the table: its last cell takes what is left.
  const body = rows.map((row) => {
    const cells = row.map((cell, i) => cellHtml(cell, i === row.length - 1 ? columns.length - i : 1));
    return `<tr>${cells.join('')}</tr>`;
  });
  return `<table><thead><tr>${heads.join('')}</tr></thead><tbody>${body.join('')}</tbody></table>`;
}

function pairsHtml({ rows }: Of<'pairs'>): string {
  const lines = rows.map(([name, line]) => `<tr><th scope="row">${xmlText(name)}</th><td>${lineHtml(line)}</td></tr>`);
  return `<table class="pairs"><tbody>${lines.join('')}</tbody></table>`;
}

function scaleHtml({ atLeast, atWorst, steps, low, high }: Of<'scale'>): string {
  const end = (of: { label: string; word: string }, tone: Effect) =>
    `<div><small>${xmlText(of.label)}</small><strong class="tone ${tone}">${TONE_SIGNS[tone]} ${xmlText(of.word)}</strong></div>`;
  const items = EFFECTS.map(
    (effect, i) => `<li class="${stepManner(effect, atLeast, atWorst)}">${xmlText(steps[i] ?? '')}</li>`,
  );
  return `<div class="verdict-box"><div class="verdict-ends">${end(low, atLeast)}${high ? end(high, atWorst) : ''}</div><ol class="steps">${items.join('')}</ol></div>`;
}

function figureHtml({ scene, alt, legend, caption }: Of<'figure'>): string {
  const entries = legend.map(
    ({ key, text, swatch }) => `<li><b>${xmlText(key)}</b>${sceneToSvg(swatch, '')}<span>${xmlText(text)}</span></li>`,
  );
  const list = entries.length > 0 ? `<ul class="legend">${entries.join('')}</ul>` : '';
  return `<figure>${sceneToSvg(scene, alt)}${list}<figcaption>${xmlText(caption)}</figcaption></figure>`;
}

function blockHtml(block: Block): string {
  switch (block.kind) {
    case 'title':
      return `<p class="lead-line">${xmlText(block.lead)}</p><h1>${xmlText(block.text)}</h1><p class="subject">${xmlText(block.subject)}</p>`;
    case 'heading':
      return block.level === 1 ? `<h2>${xmlText(block.text)}</h2>` : `<h3>${xmlText(block.text)}</h3>`;
    case 'paragraph':
      return `<p${block.manner ? ` class="${block.manner}"` : ''}>${lineHtml(block.line)}</p>`;
    case 'list':
      return `<ul>${block.items.map((item) => `<li>${lineHtml(item)}</li>`).join('')}</ul>`;
    case 'pairs':
      return pairsHtml(block);
    case 'table':
      return tableHtml(block);
    case 'scale':
      return scaleHtml(block);
    case 'figure':
      return figureHtml(block);
    case 'signature':
      return `<div class="signature">${block.fields.map((field) => `<span>${xmlText(field)}</span>`).join('')}</div>`;
    case 'page_break':
      return '<div class="page-break"></div>';
  }
}

/** Faint words across a page; a drawing, since faint text would be a fault. */
function watermarkSvg(text: string): string {
  const words = `<text x="90" y="125" text-anchor="middle" font-size="20" font-weight="700" fill="#14181c" fill-opacity="0.07">${xmlText(text)}</text>`;
  return `<svg xmlns="http://www.w3.org/2000/svg" class="watermark" viewBox="0 0 180 250" aria-hidden="true">${words}</svg>`;
}

/** The paper alone, to stand in a page that has the report's style. Everything from outside is text in it. */
export function paperHtml({ locale, watermark, header, footer, blocks }: ReportDocument): string {
  const mark = watermark ? watermarkSvg(watermark) : '';
  const end = `<div class="screen-end"><span>${xmlText(footer)}</span><span>${xmlText(header.end)}</span></div>`;
  const lang = locale === 'zh' ? 'zh-CN' : 'en';
  return `<article class="paper" lang="${lang}">${mark}${blocks.map(blockHtml).join('\n')}${end}</article>`;
}

/** Running head and foot of a document's pages, as CSS. */
export function documentPageCss({ header, footer, pageWords }: ReportDocument): string {
  return pageCss({ ...header, footer, pageWords });
}

/** A document as one HTML file: no script, nothing loaded from anywhere, which its own policy holds it to. */
export function documentToHtml(document: ReportDocument): string {
  const lang = document.locale === 'zh' ? 'zh-CN' : 'en';
  const policy = "default-src 'none'; style-src 'unsafe-inline'";
  return `<!doctype html>
<html lang="${lang}">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${policy}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${xmlText(document.title)}</title>
<style>body{margin:0;background:#e7e4dc}@media print{body{background:#fff}}${REPORT_CSS}${documentPageCss(document)}</style>
</head>
<body>
${paperHtml(document)}
</body>
</html>
`;
}
