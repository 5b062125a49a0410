/**
 * Style of a report, on screen and on paper. Everything is under `.paper`, so that the same rules hold in a file of its
 * own and inside the app. Signs and lines carry the meaning; colour only repeats it.
 */
export const REPORT_CSS = `
.paper{box-sizing:border-box;max-width:190mm;margin:0 auto;padding:14mm 10mm;background:#fff;color:#14181c;font:9.5pt/1.55 "Source Han Sans SC","Noto Sans CJK SC","PingFang SC","Microsoft YaHei","SimSun",sans-serif;position:relative;overflow-wrap:anywhere}
.paper:lang(en){font-family:"Segoe UI","Helvetica Neue",Arial,"Liberation Sans","Noto Sans","Source Han Sans SC","Noto Sans CJK SC","Microsoft YaHei",sans-serif}
.paper :is(h1,h2,h3,p,ul,table,dl,figure){margin:0;padding:0}
.paper .lead-line{font-size:9.5pt;color:#444b53}
.paper h1{font-size:22pt;line-height:1.3;font-weight:700;margin:3mm 0 1mm;letter-spacing:.04em}
.paper .subject{font-size:13pt;margin-bottom:5mm}
.paper h2{font-size:13pt;line-height:1.4;margin:8mm 0 2.5mm;padding-left:2.5mm;border-left:1.4mm solid #26323d;break-after:avoid}
.paper h3{font-size:10.5pt;margin:4mm 0 1.5mm;break-after:avoid}
.paper p{margin:0 0 2mm}
.paper .note{font-size:8.5pt;color:#444b53}
.paper .warning{border:.35mm solid #14181c;border-left-width:1.6mm;padding:1.5mm 2.5mm;font-weight:600}
.paper .lead{font-size:10.5pt}
.paper ul{padding-left:5mm}
.paper li{margin:0 0 1mm}
.paper .muted{color:#4d535b;font-size:.92em}
.paper b{font-weight:700}
.paper table{width:100%;border-collapse:collapse;table-layout:fixed;font-size:8.7pt;line-height:1.45;margin:0 0 3mm}
.paper thead{display:table-header-group}
.paper th{text-align:start;font-weight:600;border-top:.35mm solid #14181c;border-bottom:.2mm solid #14181c;padding:1.2mm 1.5mm;vertical-align:bottom}
.paper td{border-bottom:.1mm solid #9aa0a6;padding:1.2mm 1.5mm;vertical-align:top}
.paper .figure+td,.paper .figure+th{padding-inline-start:4mm}
.paper tr{break-inside:avoid}
.paper .figure{text-align:end;font-variant-numeric:tabular-nums}
.paper .pairs th{width:24%;border:0;border-bottom:.1mm solid #9aa0a6;vertical-align:top;color:#444b53;font-weight:400}
.paper .pairs{border-top:.35mm solid #14181c;border-bottom:.35mm solid #14181c}
.paper .tone{font-weight:600;white-space:nowrap}
.paper .tone.prohibit{color:#9c1a10}.paper .tone.restrict{color:#8f3e00}.paper .tone.condition{color:#6a4e00}.paper .tone.notice{color:#17508c}.paper .tone.clear{color:#1d5e34}.paper .tone.encourage{color:#0b5e59}.paper .tone.unknown{color:#4d535b}
.paper .verdict-box{border:.35mm solid #14181c;padding:3mm 4mm;margin:4mm 0 3mm;break-inside:avoid}
.paper .verdict-ends{display:flex;gap:14mm}
.paper .verdict-ends small{display:block;font-size:8.5pt;color:#444b53}
.paper .verdict-ends strong{font-size:15pt}
.paper .steps{display:grid;grid-template-columns:repeat(5,1fr);gap:.6mm;margin-top:2mm;padding:0;list-style:none;text-align:center;font-size:8.5pt}
.paper .steps li::before{content:"";display:block;height:3.4mm;margin-bottom:.8mm;border:.25mm solid #8a9097;background:#fff;print-color-adjust:exact;-webkit-print-color-adjust:exact}
.paper .steps li.certain::before{background:#26323d;border-color:#14181c}
.paper .steps li.possible::before{background:repeating-linear-gradient(135deg,#26323d 0 .35mm,#fff .35mm 1.1mm);border-color:#14181c}
.paper .steps li.certain,.paper .steps li.possible{font-weight:700}
.paper figure{break-inside:avoid;margin-bottom:3mm}
.paper figure>svg{display:block;width:100%;height:auto}
.paper figcaption{font-size:8.5pt;color:#444b53;margin-top:1.5mm}
.paper .legend{list-style:none;padding:0;margin:2mm 0 0;columns:2;column-gap:5mm;font-size:8.2pt}
.paper .legend li{break-inside:avoid;display:flex;gap:1.5mm;align-items:center;margin:0 0 .6mm}
.paper .legend svg{flex:none;width:9mm;height:5mm}
.paper .legend b{min-width:5mm;text-align:end}
.paper .signature{display:grid;grid-template-columns:repeat(3,1fr);gap:6mm;margin:12mm 0 4mm;break-inside:avoid}
.paper .signature span{border-top:.25mm solid #14181c;padding-top:1.2mm;font-size:8.7pt;white-space:pre-wrap}
.paper .page-break{break-after:page;height:0}
.paper .watermark{position:absolute;left:0;top:0;width:100%;height:277mm;max-height:100%;pointer-events:none;transform:rotate(-32deg)}
.paper .screen-end{display:flex;justify-content:space-between;gap:6mm;border-top:.2mm solid #14181c;margin-top:10mm;padding-top:2mm;font-size:8.2pt;color:#444b53}
@media print{
.paper{max-width:none;margin:0;padding:0}
.paper .watermark{position:fixed;height:100%}
.paper .screen-end{display:none}
}
`;

/** A string as CSS takes it between quotes. */
function cssString(text: string): string {
  return `"${text.replace(/[^\p{L}\p{N} .,:;()·〔〕()。,;/-]/gu, (char) => `\\${char.codePointAt(0)!.toString(16)} `)}"`;
}

/** What runs round every printed page. */
export interface PageWords {
  readonly start: string;
  readonly end: string;
  readonly footer: string;
  /** With `{page}` and `{pages}`. */
  readonly pageWords: string;
}

/** A4 with running head, foot and page numbers; browsers that know no margin boxes print without them. */
export function pageCss({ start, end, footer, pageWords }: PageWords): string {
  const numbered = pageWords
    .split(/(\{pages?\})/)
    .filter((part) => part !== '')
    .map((part) => (part === '{page}' ? 'counter(page)' : part === '{pages}' ? 'counter(pages)' : cssString(part)))
    .join(' ');
  const box = (place: string, content: string) =>
    `@${place}{content:${content};font:8pt "Noto Sans CJK SC","Microsoft YaHei",sans-serif;color:#444b53}`;
  return `@page{size:A4;margin:20mm 18mm 18mm;${box('top-left', cssString(start))}${box('top-right', cssString(end))}${box('bottom-left', cssString(footer))}${box('bottom-right', numbered)}}`;
}
