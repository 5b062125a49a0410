import { xmlText } from '../../files/xml-text.ts';
import type { ReportDocument } from '../document.ts';
import { field } from './docx-text.ts';

export const NAMESPACES =
  'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" ' +
  'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships" ' +
  'xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing" ' +
  'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" ' +
  'xmlns:pic="http://schemas.openxmlformats.org/drawingml/2006/picture" ' +
  'xmlns:v="urn:schemas-microsoft-com:vml" xmlns:o="urn:schemas-microsoft-com:office:office"';

/** A4 with the margins of the printed report, twentieths of a point. */
export const SECTION =
  '<w:sectPr><w:headerReference w:type="default" r:id="rIdHeader"/><w:footerReference w:type="default" r:id="rIdFooter"/>' +
  '<w:pgSz w:w="11906" w:h="16838"/>' +
  '<w:pgMar w:top="1247" w:right="1020" w:bottom="1134" w:left="1020" w:header="567" w:footer="567" w:gutter="0"/></w:sectPr>';

const BODY_FONTS =
  '<w:rFonts w:ascii="Times New Roman" w:hAnsi="Times New Roman" w:eastAsia="宋体" w:cs="Times New Roman"/>';
const HEAD_FONTS = '<w:rFonts w:ascii="Arial" w:hAnsi="Arial" w:eastAsia="黑体" w:cs="Arial"/>';

interface StyleShape {
  readonly id: string;
  readonly name: string;
  readonly paragraph: string;
  readonly run: string;
  readonly next?: string;
}

function sized(halfPoints: number, bold = false): string {
  return `${bold ? '<w:b/><w:bCs/>' : ''}<w:sz w:val="${halfPoints}"/><w:szCs w:val="${halfPoints}"/>`;
}

const STYLES: readonly StyleShape[] = [
  {
    id: 'Title',
    name: 'Title',
    paragraph: '<w:spacing w:before="60" w:after="60"/>',
    run: HEAD_FONTS + sized(44, true),
  },
  { id: 'Subtitle', name: 'Subtitle', paragraph: '<w:spacing w:after="160"/>', run: HEAD_FONTS + sized(28) },
  {
    id: 'Heading1',
    name: 'heading 1',
    paragraph: '<w:keepNext/><w:keepLines/><w:spacing w:before="360" w:after="140"/><w:outlineLvl w:val="0"/>',
    run: HEAD_FONTS + sized(28, true),
    next: 'Normal',
  },
  {
    id: 'Heading2',
    name: 'heading 2',
    paragraph: '<w:keepNext/><w:keepLines/><w:spacing w:before="160" w:after="60"/><w:outlineLvl w:val="1"/>',
    run: HEAD_FONTS + sized(22, true),
    next: 'Normal',
  },
  { id: 'Item', name: 'Item', paragraph: '<w:spacing w:after="0" w:line="252" w:lineRule="auto"/>', run: '' },
  { id: 'Lead', name: 'Lead', paragraph: '<w:spacing w:before="80" w:after="80"/>', run: sized(22) },
  { id: 'Note', name: 'Note', paragraph: '<w:spacing w:after="100"/>', run: `<w:color w:val="444B53"/>${sized(18)}` },
  {
    id: 'Warning',
    name: 'Warning',
    paragraph:
      '<w:pBdr><w:top w:val="single" w:sz="8" w:space="3" w:color="14181C"/><w:left w:val="single" w:sz="24" w:space="4" w:color="14181C"/><w:bottom w:val="single" w:sz="8" w:space="3" w:color="14181C"/><w:right w:val="single" w:sz="8" w:space="4" w:color="14181C"/></w:pBdr><w:spacing w:before="60" w:after="120"/><w:ind w:left="100" w:right="100"/>',
    run: '<w:b/><w:bCs/>',
  },
  {
    id: 'Cell',
    name: 'Cell',
    paragraph: '<w:spacing w:before="20" w:after="20" w:line="264" w:lineRule="auto"/>',
    run: '',
  },
  {
    // Of the legend: number, sample and words at stops of their own; words that run over stand under themselves.
    id: 'Key',
    name: 'Key',
    paragraph:
      '<w:tabs><w:tab w:val="left" w:pos="240"/><w:tab w:val="left" w:pos="860"/></w:tabs><w:spacing w:before="20" w:after="20" w:line="264" w:lineRule="auto"/><w:ind w:left="860" w:hanging="860"/>',
    run: '',
  },
  {
    id: 'Gap',
    name: 'Gap',
    paragraph: '<w:spacing w:before="0" w:after="0" w:line="160" w:lineRule="exact"/>',
    run: sized(8),
  },
  {
    id: 'Running',
    name: 'Running',
    paragraph: '<w:tabs><w:tab w:val="right" w:pos="9866"/></w:tabs><w:spacing w:after="0"/>',
    run: `<w:color w:val="444B53"/>${sized(16)}`,
  },
];

/** Styles that stand in the reader's own list, so that the paper can be reshaped by them. */
export function stylesXml(): string {
  const defaults =
    `<w:docDefaults><w:rPrDefault><w:rPr>${BODY_FONTS}${sized(20)}<w:lang w:val="en-US" w:eastAsia="zh-CN"/></w:rPr></w:rPrDefault>` +
    '<w:pPrDefault><w:pPr><w:spacing w:after="80" w:line="288" w:lineRule="auto"/></w:pPr></w:pPrDefault></w:docDefaults>';
  const normal =
    '<w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/><w:qFormat/></w:style>';
  const own = STYLES.map(
    ({ id, name, paragraph, run, next }) =>
      `<w:style w:type="paragraph" w:styleId="${id}"><w:name w:val="${name}"/><w:basedOn w:val="Normal"/>${next ? `<w:next w:val="${next}"/>` : ''}<w:qFormat/><w:pPr>${paragraph}</w:pPr><w:rPr>${run}</w:rPr></w:style>`,
  );
  return `<w:styles ${NAMESPACES}>${defaults}${normal}${own.join('')}</w:styles>`;
}

/** One kind of list: a bullet. */
export function numberingXml(): string {
  const level =
    '<w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="bullet"/><w:lvlText w:val="•"/><w:lvlJc w:val="left"/>' +
    '<w:pPr><w:ind w:left="360" w:hanging="280"/></w:pPr></w:lvl>';
  return `<w:numbering ${NAMESPACES}><w:abstractNum w:abstractNumId="0"><w:multiLevelType w:val="singleLevel"/>${level}</w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num></w:numbering>`;
}

/** Today's way of laying out lines; without it Word opens the paper as one of 2007. */
export function settingsXml(): string {
  const mode =
    '<w:compatSetting w:name="compatibilityMode" w:uri="http://schemas.microsoft.com/office/word" w:val="15"/>';
  return `<w:settings ${NAMESPACES}><w:compat>${mode}</w:compat></w:settings>`;
}

/** What to set in place of the fonts named, where a machine has them by another name or not at all. */
export function fontTableXml(): string {
  const font = (name: string, other: string) =>
    `<w:font w:name="${name}"><w:altName w:val="${other}"/><w:charset w:val="86"/><w:family w:val="auto"/><w:pitch w:val="variable"/></w:font>`;
  return `<w:fonts ${NAMESPACES}>${font('宋体', 'SimSun')}${font('黑体', 'SimHei')}</w:fonts>`;
}

function running(start: string, end: string): string {
  const text = (words: string) => `<w:r><w:t xml:space="preserve">${xmlText(words)}</w:t></w:r>`;
  return `<w:p><w:pPr><w:pStyle w:val="Running"/></w:pPr>${text(start)}<w:r><w:tab/></w:r>${end}</w:p>`;
}

/** Running head, with the watermark behind the page where there is one. */
export function headerXml({ header, watermark }: ReportDocument): string {
  const end = `<w:r><w:t>${xmlText(header.end)}</w:t></w:r>`;
  return `<w:hdr ${NAMESPACES}>${running(header.start, end)}${watermark ? watermarkXml(watermark) : ''}</w:hdr>`;
}

/** Word art behind the text, as Word itself makes a watermark. */
function watermarkXml(text: string): string {
  const place =
    'position:absolute;margin-left:0;margin-top:0;width:420pt;height:84pt;rotation:325;z-index:-251658752;' +
    'mso-position-horizontal:center;mso-position-horizontal-relative:margin;' +
    'mso-position-vertical:center;mso-position-vertical-relative:margin';
  return (
    '<w:p><w:pPr><w:pStyle w:val="Running"/></w:pPr><w:r><w:pict>' +
    '<v:shapetype id="_x0000_t136" coordsize="21600,21600" o:spt="136" adj="10800" path="m@7,l@8,m@5,21600l@6,21600e">' +
    '<v:formulas><v:f eqn="sum #0 0 10800"/><v:f eqn="prod #0 2 1"/><v:f eqn="sum 21600 0 @1"/><v:f eqn="sum 0 0 @2"/>' +
    '<v:f eqn="sum 21600 0 @3"/><v:f eqn="if @0 @3 0"/><v:f eqn="if @0 21600 @1"/><v:f eqn="if @0 0 @2"/><v:f eqn="if @0 @4 21600"/></v:formulas>' +
    '<v:path textpathok="t" o:connecttype="rect"/><v:textpath on="t" fitshape="t"/></v:shapetype>' +
    `<v:shape id="Watermark" o:spid="_x0000_s2049" type="#_x0000_t136" style="${place}" fillcolor="#efefef" stroked="f">` +
    `<v:textpath style="font-family:&quot;黑体&quot;;font-size:1pt" string="${xmlText(text)}"/></v:shape>` +
    '</w:pict></w:r></w:p>'
  );
}

/** Running foot with the page and the number of pages. */
export function footerXml({ footer, pageWords }: ReportDocument): string {
  const parts = pageWords
    .split(/(\{pages?\})/)
    .filter((part) => part !== '')
    .map((part) => {
      if (part === '{page}') return field('PAGE');
      if (part === '{pages}') return field('NUMPAGES');
      return `<w:r><w:t xml:space="preserve">${xmlText(part)}</w:t></w:r>`;
    });
  return `<w:ftr ${NAMESPACES}>${running(footer, parts.join(''))}</w:ftr>`;
}
