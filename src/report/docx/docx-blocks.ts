import { xmlText } from '../../files/xml-text.ts';
import { EFFECTS } from '../../plan/effect.ts';
import { type Block, type Cell, type Line, plain, stepManner, TONE_SIGNS } from '../document.ts';
import { sceneToPng } from '../map/scene-png.ts';
import { type Picture, pictureRun } from './docx-picture.ts';
import { CELL_MARGINS, TEXT_WIDTH, table } from './docx-table.ts';
import { paragraph } from './docx-text.ts';

type Of<K extends Block['kind']> = Extract<Block, { kind: K }>;

/** Paragraphs, tables and drawings of a document's blocks, with the pictures they name. */
export async function blocksXml(blocks: readonly Block[]): Promise<{ xml: string; pictures: readonly Picture[] }> {
  const pictures: Picture[] = [];
  const parts: string[] = [];
  for (const block of blocks) {
    parts.push(block.kind === 'figure' ? await figureXml(block, pictures) : blockXml(block));
  }
  return { xml: parts.join(''), pictures };
}

function blockXml(block: Exclude<Block, { kind: 'figure' }>): string {
  switch (block.kind) {
    case 'title':
      return [
        paragraph([{ text: block.lead, muted: true }]),
        paragraph(plain(block.text), { style: 'Title' }),
        paragraph(plain(block.subject), { style: 'Subtitle' }),
      ].join('');
    case 'heading':
      return paragraph(plain(block.text), { style: `Heading${block.level}` });
    case 'paragraph':
      return paragraph(block.line, block.manner ? { style: MANNERS[block.manner] } : {});
    case 'list':
      return block.items.map((item) => paragraph(item, { bullet: true })).join('');
    case 'pairs':
      return table({
        shares: [0.22, 0.78],
        named: true,
        rows: block.rows.map(([name, line]): Cell[] => [{ lines: [plain(name)] }, { lines: [line] }]),
      });
    case 'table':
      return table({
        shares: block.columns.map(({ share }) => share),
        head: block.columns.map(({ head, figure }) => ({ lines: [plain(head)], ...(figure && { figure }) })),
        rows: block.rows,
      });
    case 'scale':
      return scaleXml(block);
    case 'signature':
      return signatureXml(block.fields);
    case 'page_break':
      return '<w:p><w:r><w:br w:type="page"/></w:r></w:p>';
  }
}

const MANNERS = { note: 'Note', warning: 'Warning', lead: 'Lead' } as const;

/** The five steps as a row of cells: certain ones black, possible ones striped, so that a printer without ink shows them. */
function scaleXml({ atLeast, atWorst, steps, low, high }: Of<'scale'>): string {
  const ends: Line = [
    { text: `${low.label} `, muted: true },
    { text: `${TONE_SIGNS[atLeast]} ${low.word}`, bold: true },
    ...(high
      ? [
          { text: `      ${high.label} `, muted: true },
          { text: `${TONE_SIGNS[atWorst]} ${high.word}`, bold: true },
        ]
      : []),
  ];
  const width = Math.floor(TEXT_WIDTH / EFFECTS.length);
  const shades = {
    certain: '<w:shd w:val="clear" w:color="auto" w:fill="26323D"/>',
    possible: '<w:shd w:val="diagStripe" w:color="26323D" w:fill="FFFFFF"/>',
    outside: '<w:shd w:val="clear" w:color="auto" w:fill="FFFFFF"/>',
  };
  const cells = (row: (manner: keyof typeof shades, word: string) => { shade: string; line: string }) =>
    EFFECTS.map((effect, i) => {
      const { shade, line } = row(stepManner(effect, atLeast, atWorst), steps[i] ?? '');
      return `<w:tc><w:tcPr><w:tcW w:w="${width}" w:type="dxa"/>${shade}</w:tcPr>${line}</w:tc>`;
    }).join('');
  const bars = cells((manner) => ({ shade: shades[manner], line: paragraph([], { style: 'Gap' }) }));
  const words = cells((manner, word) => ({
    shade: '',
    line: paragraph(plain(word), { style: 'Cell', align: 'center', halfPoints: 17, bold: manner !== 'outside' }),
  }));
  const line = (side: string) => `<w:${side} w:val="single" w:sz="4" w:space="0" w:color="8A9097"/>`;
  const borders = ['top', 'left', 'bottom', 'right', 'insideH', 'insideV'].map(line).join('');
  const grid = EFFECTS.map(() => `<w:gridCol w:w="${width}"/>`).join('');
  return (
    paragraph(ends, { style: 'Lead', keepNext: true, halfPoints: 28 }) +
    `<w:tbl><w:tblPr><w:tblW w:w="${width * EFFECTS.length}" w:type="dxa"/><w:tblBorders>${borders}</w:tblBorders><w:tblLayout w:type="fixed"/>${CELL_MARGINS}</w:tblPr>` +
    `<w:tblGrid>${grid}</w:tblGrid><w:tr><w:trPr><w:cantSplit/></w:trPr>${bars}</w:tr><w:tr><w:trPr><w:cantSplit/></w:trPr>${words}</w:tr></w:tbl>` +
    paragraph([], { style: 'Gap' })
  );
}

function signatureXml(fields: readonly string[]): string {
  const width = Math.floor(TEXT_WIDTH / fields.length);
  const top = '<w:tcBorders><w:top w:val="single" w:sz="6" w:space="0" w:color="14181C"/></w:tcBorders>';
  const gap = '<w:tblCellSpacing w:w="120" w:type="dxa"/>';
  const cells = fields.map(
    (text) =>
      `<w:tc><w:tcPr><w:tcW w:w="${width}" w:type="dxa"/>${top}</w:tcPr>${paragraph(plain(text), { style: 'Cell', halfPoints: 17 })}</w:tc>`,
  );
  const grid = fields.map(() => `<w:gridCol w:w="${width}"/>`).join('');
  return (
    paragraph([], { style: 'Lead' }) +
    `<w:tbl><w:tblPr><w:tblW w:w="${TEXT_WIDTH}" w:type="dxa"/>${gap}<w:tblLayout w:type="fixed"/>${CELL_MARGINS}</w:tblPr>` +
    `<w:tblGrid>${grid}</w:tblGrid><w:tr><w:trPr><w:cantSplit/></w:trPr>${cells.join('')}</w:tr></w:tbl>` +
    paragraph([], { style: 'Gap' })
  );
}

/** The map, its legend as a table of small samples, and what is to be said of it. */
async function figureXml({ scene, alt, legend, caption }: Of<'figure'>, pictures: Picture[]): Promise<string> {
  const add = async (drawn: Of<'figure'>['scene']) => {
    const number = pictures.length + 1;
    pictures.push({ number, png: await sceneToPng(drawn) });
    return number;
  };
  const map = `<w:p><w:pPr><w:keepNext/></w:pPr>${pictureRun(await add(scene), scene.widthMm, scene.heightMm, alt)}</w:p>`;
  const entries: string[] = [];
  for (const { key, text, swatch } of legend) {
    const picture = pictureRun(await add(swatch), swatch.widthMm, swatch.heightMm, '');
    entries.push(
      `<w:p><w:pPr><w:pStyle w:val="Key"/></w:pPr>${smallRun(key)}<w:r><w:tab/></w:r>${picture}<w:r><w:tab/></w:r>${smallRun(text)}</w:p>`,
    );
  }
  return map + twoColumns(entries) + paragraph(plain(caption), { style: 'Note' });
}

function smallRun(text: string): string {
  return `<w:r><w:rPr><w:sz w:val="17"/><w:szCs w:val="17"/></w:rPr><w:t xml:space="preserve">${xmlText(text)}</w:t></w:r>`;
}

/** Paragraphs in two columns, read down the first and then the second. */
function twoColumns(paragraphs: readonly string[]): string {
  if (paragraphs.length === 0) return '';
  const half = Math.ceil(paragraphs.length / 2);
  const width = Math.floor(TEXT_WIDTH / 2);
  const columns = [paragraphs.slice(0, half), paragraphs.slice(half)];
  const cells = columns.map(
    (column) =>
      `<w:tc><w:tcPr><w:tcW w:w="${width}" w:type="dxa"/></w:tcPr>${column.join('') || paragraph([], { style: 'Cell' })}</w:tc>`,
  );
  const grid = `<w:gridCol w:w="${width}"/>`.repeat(2);
  return `<w:tbl><w:tblPr><w:tblW w:w="${2 * width}" w:type="dxa"/><w:tblLayout w:type="fixed"/>${CELL_MARGINS}</w:tblPr><w:tblGrid>${grid}</w:tblGrid><w:tr>${cells.join('')}</w:tr></w:tbl>${paragraph([], { style: 'Gap' })}`;
}
