import { xmlText } from '../../files/xml-text.ts';

/** A picture of the package, by the number in its name. */
export interface Picture {
  readonly number: number;
  readonly png: Uint8Array;
}

/** English metric units to the millimetre. */
const EMU_PER_MM = 36_000;

export function relationId(number: number): string {
  return `rIdPicture${number}`;
}

/** A picture in the line, in its true size. @param alt  read out in its place; empty = decoration */
export function pictureRun(number: number, widthMm: number, heightMm: number, alt: string): string {
  const [cx, cy] = [Math.round(widthMm * EMU_PER_MM), Math.round(heightMm * EMU_PER_MM)];
  const name = `picture${number}`;
  return (
    '<w:r><w:drawing><wp:inline distT="0" distB="0" distL="0" distR="0">' +
    `<wp:extent cx="${cx}" cy="${cy}"/><wp:docPr id="${number}" name="${name}" descr="${xmlText(alt)}"/>` +
    '<a:graphic><a:graphicData uri="http://schemas.openxmlformats.org/drawingml/2006/picture"><pic:pic>' +
    `<pic:nvPicPr><pic:cNvPr id="${number}" name="${name}.png"/><pic:cNvPicPr/></pic:nvPicPr>` +
    `<pic:blipFill><a:blip r:embed="${relationId(number)}"/><a:stretch><a:fillRect/></a:stretch></pic:blipFill>` +
    `<pic:spPr><a:xfrm><a:off x="0" y="0"/><a:ext cx="${cx}" cy="${cy}"/></a:xfrm>` +
    '<a:prstGeom prst="rect"><a:avLst/></a:prstGeom></pic:spPr></pic:pic></a:graphicData></a:graphic>' +
    '</wp:inline></w:drawing></w:r>'
  );
}
