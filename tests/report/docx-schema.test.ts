import { strFromU8, unzipSync } from 'fflate';
import { SaxesParser } from 'saxes';
import { beforeAll, expect, it } from 'vitest';
import { applicantSummary } from '../../src/report/applicant-summary.ts';
import { documentToDocx } from '../../src/report/docx/to-docx.ts';
import { screeningReport } from '../../src/report/screening-report.ts';
import { REPORT_PLAN, recordOf } from '../helpers/report-records.ts';

/**
 * Children in the order of the sequences in ECMA-376 part 1 (wml.xsd, dml-wordprocessingDrawing.xsd), as far as they are
 * used. Word refuses a file in another order; LibreOffice takes it.
 */
const SEQUENCES: Readonly<Record<string, readonly string[]>> = {
  'w:document': ['w:body'],
  'w:tbl': ['w:tblPr', 'w:tblGrid', 'w:tr'],
  'w:tblPr': [
    'w:tblStyle',
    'w:tblW',
    'w:jc',
    'w:tblCellSpacing',
    'w:tblInd',
    'w:tblBorders',
    'w:shd',
    'w:tblLayout',
    'w:tblCellMar',
    'w:tblLook',
  ],
  'w:tblBorders': ['w:top', 'w:left', 'w:bottom', 'w:right', 'w:insideH', 'w:insideV'],
  'w:tblCellMar': ['w:top', 'w:left', 'w:bottom', 'w:right'],
  'w:tblGrid': ['w:gridCol'],
  'w:tr': ['w:trPr', 'w:tc'],
  'w:tc': ['w:tcPr', 'w:p'],
  'w:tcPr': ['w:tcW', 'w:gridSpan', 'w:vMerge', 'w:tcBorders', 'w:shd', 'w:noWrap', 'w:tcMar', 'w:vAlign'],
  'w:tcBorders': ['w:top', 'w:left', 'w:bottom', 'w:right'],
  'w:pPr': [
    'w:pStyle',
    'w:keepNext',
    'w:keepLines',
    'w:pageBreakBefore',
    'w:widowControl',
    'w:numPr',
    'w:pBdr',
    'w:shd',
    'w:tabs',
    'w:spacing',
    'w:ind',
    'w:jc',
    'w:outlineLvl',
  ],
  'w:pBdr': ['w:top', 'w:left', 'w:bottom', 'w:right'],
  'w:numPr': ['w:ilvl', 'w:numId'],
  'w:rPr': [
    'w:rStyle',
    'w:rFonts',
    'w:b',
    'w:bCs',
    'w:i',
    'w:iCs',
    'w:color',
    'w:sz',
    'w:szCs',
    'w:shd',
    'w:vertAlign',
    'w:lang',
  ],
  'w:sectPr': ['w:headerReference', 'w:footerReference', 'w:pgSz', 'w:pgMar'],
  'w:style': ['w:name', 'w:basedOn', 'w:next', 'w:qFormat', 'w:pPr', 'w:rPr'],
  'w:styles': ['w:docDefaults', 'w:style'],
  'w:docDefaults': ['w:rPrDefault', 'w:pPrDefault'],
  'w:numbering': ['w:abstractNum', 'w:num'],
  'w:abstractNum': ['w:multiLevelType', 'w:lvl'],
  'w:lvl': ['w:start', 'w:numFmt', 'w:lvlText', 'w:lvlJc', 'w:pPr'],
  'w:font': ['w:altName', 'w:charset', 'w:family', 'w:pitch'],
  'w:settings': ['w:compat'],
  'wp:inline': ['wp:extent', 'wp:effectExtent', 'wp:docPr', 'wp:cNvGraphicFramePr', 'a:graphic'],
  'pic:pic': ['pic:nvPicPr', 'pic:blipFill', 'pic:spPr'],
  'pic:nvPicPr': ['pic:cNvPr', 'pic:cNvPicPr'],
  'pic:blipFill': ['a:blip', 'a:stretch'],
  'pic:spPr': ['a:xfrm', 'a:prstGeom'],
};

interface Element {
  readonly name: string;
  readonly attributes: Readonly<Record<string, string>>;
  readonly children: Element[];
}

function parsed(xml: string): Element {
  const root: Element = { name: '', attributes: {}, children: [] };
  const open = [root];
  const parser = new SaxesParser();
  parser.on('error', (error) => {
    throw error;
  });
  parser.on('opentag', ({ name, attributes }) => {
    const element = { name, attributes: attributes as Record<string, string>, children: [] };
    open.at(-1)!.children.push(element);
    open.push(element);
  });
  parser.on('closetag', () => void open.pop());
  parser.write(xml).close();
  return root.children[0]!;
}

function* within(element: Element): Generator<Element> {
  yield element;
  for (const child of element.children) yield* within(child);
}

/** What Word would refuse in an element, in words. */
function faults(element: Element): string[] {
  const { name, children } = element;
  const names = children.map((child) => child.name);
  const order = SEQUENCES[name];
  const found: string[] = [];
  if (order) {
    const places = names.map((child) => order.indexOf(child));
    if (places.includes(-1)) found.push(`${name} does not hold ${names[places.indexOf(-1)]}`);
    if (places.some((place, i) => i > 0 && place < places[i - 1]!)) found.push(`order in ${name}: ${names.join(' ')}`);
    // Each at most once, but for what is a list.
    const lists = ['w:tr', 'w:tc', 'w:p', 'w:gridCol', 'w:style', 'w:lvl', 'w:abstractNum', 'w:num'];
    for (const child of new Set(names)) {
      if (!lists.includes(child) && names.filter((one) => one === child).length > 1)
        found.push(`${child} twice in ${name}`);
    }
  }
  if (name === 'w:tc' && names.at(-1) !== 'w:p') found.push('a cell does not end with a paragraph');
  if (name === 'w:tbl') found.push(...tableFaults(element));
  if (name === 'w:body') {
    if (names.at(-1) !== 'w:sectPr') found.push('the section does not end the body');
    if (names.some((child, i) => child === 'w:tbl' && names[i + 1] !== 'w:p')) found.push('no paragraph after a table');
  }
  return found;
}

function tableFaults({ children }: Element): string[] {
  const grid = children.find(({ name }) => name === 'w:tblGrid');
  if (!grid) return ['a table without a grid'];
  const spans = children
    .filter(({ name }) => name === 'w:tr')
    .map(({ children: cells }) =>
      cells
        .filter(({ name }) => name === 'w:tc')
        .reduce((sum, cell) => {
          const span = [...within(cell)].find(({ name }) => name === 'w:gridSpan');
          return sum + Number(span?.attributes['w:val'] ?? 1);
        }, 0),
    );
  return spans
    .filter((span) => span !== grid.children.length)
    .map((span) => `${span} cells on ${grid.children.length}`);
}

let packages: Record<string, Uint8Array>[];
beforeAll(async () => {
  const records = await Promise.all(['S02', 'S17'].map((id) => recordOf(id)));
  const papers = records.flatMap((record) =>
    (['zh', 'en'] as const).flatMap((locale) => [
      screeningReport(record, REPORT_PLAN, locale),
      applicantSummary(record, REPORT_PLAN, locale),
    ]),
  );
  packages = (await Promise.all(papers.map(documentToDocx))).map((bytes) => unzipSync(bytes));
});

const xmlOf = (parts: Record<string, Uint8Array>, name: string) => parsed(strFromU8(parts[name]!));

it('every element holds what Word expects, in its order', () => {
  for (const parts of packages) {
    const names = Object.keys(parts).filter((name) => /^word\/[^/]+\.xml$/.test(name));
    expect(names).toContain('word/document.xml');
    for (const name of names) expect([name, [...within(xmlOf(parts, name))].flatMap(faults)]).toEqual([name, []]);
  }
});

it('the check sees what Word refuses', () => {
  const seen = (xml: string) => [...within(parsed(xml))].flatMap(faults);
  expect(seen('<w:tcPr><w:tcBorders/><w:tcW/></w:tcPr>')).toEqual(['order in w:tcPr: w:tcBorders w:tcW']);
  expect(seen('<w:tc><w:tcPr/></w:tc>')).toEqual(['a cell does not end with a paragraph']);
  expect(seen('<w:tbl><w:tblPr/></w:tbl>')).toEqual(['a table without a grid']);
  expect(seen('<w:rPr><w:b/><w:b/></w:rPr>')).toEqual(['w:b twice in w:rPr']);
});

it('styles, lists, relations and parts that are named are there, and numbers of pictures are no one else’s', () => {
  for (const parts of packages) {
    const all = [...within(xmlOf(parts, 'word/document.xml'))];
    const values = (name: string, attribute: string) =>
      all.filter((element) => element.name === name).map(({ attributes }) => attributes[attribute]!);
    const styles = [...within(xmlOf(parts, 'word/styles.xml'))].map(({ attributes }) => attributes['w:styleId']);
    for (const style of values('w:pStyle', 'w:val')) expect(styles).toContain(style);
    const lists = [...within(xmlOf(parts, 'word/numbering.xml'))].filter(({ name }) => name === 'w:num');
    for (const list of values('w:numId', 'w:val')) {
      expect(lists.map(({ attributes }) => attributes['w:numId'])).toContain(list);
    }
    const pictures = values('wp:docPr', 'id');
    expect(new Set(pictures).size).toBe(pictures.length);
    const relations = xmlOf(parts, 'word/_rels/document.xml.rels').children.map(({ attributes }) => attributes);
    expect(new Set(relations.map(({ Id }) => Id)).size).toBe(relations.length);
    for (const { Target } of relations) expect(Object.keys(parts)).toContain(`word/${Target}`);
    const used = [
      ...values('a:blip', 'r:embed'),
      ...values('w:headerReference', 'r:id'),
      ...values('w:footerReference', 'r:id'),
    ];
    for (const id of used) expect(relations.map(({ Id }) => Id)).toContain(id);
    const types = xmlOf(parts, '[Content_Types].xml').children.map(({ attributes }) => attributes);
    for (const name of Object.keys(parts)) {
      const own = types.some(({ PartName }) => PartName === `/${name}`);
      const byEnding = types.some(({ Extension }) => Extension !== undefined && name.endsWith(`.${Extension}`));
      expect([name, own || byEnding]).toEqual([name, true]);
      if (name.startsWith('word/') && /^word\/[^/]+\.xml$/.test(name)) expect([name, own]).toEqual([name, true]);
    }
  }
});
