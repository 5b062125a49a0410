import { xmlText } from '../../files/xml-text.ts';
import { zipFiles } from '../../files/zip-files.ts';
import type { ReportDocument } from '../document.ts';
import { blocksXml } from './docx-blocks.ts';
import {
  fontTableXml,
  footerXml,
  headerXml,
  NAMESPACES,
  numberingXml,
  SECTION,
  settingsXml,
  stylesXml,
} from './docx-parts.ts';
import { type Picture, relationId } from './docx-picture.ts';

const HEADER = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';
const PACKAGE = 'http://schemas.openxmlformats.org/package/2006';
const OFFICE = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const WORD = 'application/vnd.openxmlformats-officedocument.wordprocessingml';

/** Parts of the package by name, with their kind; the kind is also what relations and content types are named by. */
const PARTS = ['styles', 'settings', 'numbering', 'fontTable', 'header', 'footer'] as const;

/**
 * A document as DOCX (ECMA-376 part 1, WordprocessingML): real headings, tables whose head repeats, page numbers as fields,
 * the map as a picture in its true size. Equal documents give equal bytes.
 */
export async function documentToDocx(document: ReportDocument): Promise<Uint8Array> {
  const { xml, pictures } = await blocksXml(document.blocks);
  const content: Readonly<Record<(typeof PARTS)[number], string>> = {
    styles: stylesXml(),
    settings: settingsXml(),
    numbering: numberingXml(),
    fontTable: fontTableXml(),
    header: headerXml(document),
    footer: footerXml(document),
  };
  const parts: [string, string][] = [
    ['[Content_Types].xml', contentTypes()],
    ['_rels/.rels', packageRelations()],
    ['docProps/core.xml', coreProperties(document)],
    ['word/document.xml', `<w:document ${NAMESPACES}><w:body>${xml}${SECTION}</w:body></w:document>`],
    ['word/_rels/document.xml.rels', documentRelations(pictures)],
    ...PARTS.map((part): [string, string] => [`word/${part}.xml`, content[part]]),
  ];
  const encoder = new TextEncoder();
  return zipFiles([
    ...parts.map(([name, text]) => ({ name, bytes: encoder.encode(HEADER + text) })),
    ...pictures.map(({ number, png }) => ({ name: `word/media/picture${number}.png`, bytes: png })),
  ]);
}

function contentTypes(): string {
  const word = (path: string, kind: string) =>
    `<Override PartName="/word/${path}.xml" ContentType="${WORD}.${kind}+xml"/>`;
  return (
    `<Types xmlns="${PACKAGE}/content-types">` +
    '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>' +
    '<Default Extension="xml" ContentType="application/xml"/><Default Extension="png" ContentType="image/png"/>' +
    word('document', 'document.main') +
    PARTS.map((part) => word(part, part)).join('') +
    '<Override PartName="/docProps/core.xml" ContentType="application/vnd.openxmlformats-package.core-properties+xml"/>' +
    '</Types>'
  );
}

function relations(items: readonly (readonly [id: string, type: string, target: string])[]): string {
  const links = items.map(([id, type, target]) => `<Relationship Id="${id}" Type="${type}" Target="${target}"/>`);
  return `<Relationships xmlns="${PACKAGE}/relationships">${links.join('')}</Relationships>`;
}

function packageRelations(): string {
  return relations([
    ['rId1', `${OFFICE}/officeDocument`, 'word/document.xml'],
    ['rId2', `${PACKAGE}/relationships/metadata/core-properties`, 'docProps/core.xml'],
  ]);
}

function documentRelations(pictures: readonly Picture[]): string {
  const idOf = (part: string) => `rId${part[0]!.toUpperCase()}${part.slice(1)}`;
  return relations([
    ...PARTS.map((part) => [idOf(part), `${OFFICE}/${part}`, `${part}.xml`] as const),
    ...pictures.map(({ number }) => [relationId(number), `${OFFICE}/image`, `media/picture${number}.png`] as const),
  ]);
}

function coreProperties({ title, header }: ReportDocument): string {
  return (
    `<cp:coreProperties xmlns:cp="${PACKAGE}/metadata/core-properties" xmlns:dc="http://purl.org/dc/elements/1.1/">` +
    `<dc:title>${xmlText(title)}</dc:title><dc:subject>${xmlText(header.end)}</dc:subject></cp:coreProperties>`
  );
}
