import { toCm114 } from '../../geo/project.ts';
import { PAPER_WORDS as W } from '../../i18n/report-words.ts';
import type { ScreeningRecord } from '../../record/record.ts';
import { type BoundaryPoint, boundaryPoints } from '../boundary-points.ts';
import { type Block, type Cell, figureCell, plain, textCell } from '../document.ts';
import { oneLine, type Teller } from '../teller.ts';

/** Longest table a person would still print. */
const MOST_POINTS = 2000;

/** Every boundary point in both forms, ring by ring. */
export function coordinatesChapter(record: ScreeningRecord, teller: Teller): Block[] {
  const points = boundaryPoints(record);
  const heading: Block = { kind: 'heading', level: 1, text: teller.text(W.a1) };
  if (points.length > MOST_POINTS) {
    const text = teller.fill(W.pointsLeft, { count: points.length, limit: MOST_POINTS });
    return [heading, { kind: 'paragraph', line: plain(text), manner: 'note' }];
  }
  // Before the table: after it the note would stand alone on a page of its own.
  return [
    heading,
    { kind: 'paragraph', line: plain(teller.text(W.coordinatesNote)), manner: 'note' },
    {
      kind: 'table',
      columns: [
        { head: teller.text(W.point), share: 0.12 },
        { head: teller.text(W.north), share: 0.22, figure: true },
        { head: teller.text(W.east), share: 0.22, figure: true },
        { head: teller.text(W.lon), share: 0.22, figure: true },
        { head: teller.text(W.lat), share: 0.22, figure: true },
      ],
      rows: points.flatMap((point, index) => {
        const before = points[index - 1];
        const first = before?.parcel !== point.parcel || before.ring !== point.ring;
        const many = points.some(({ parcel, ring }) => parcel > 1 || ring > 1);
        return first && many ? [ringRow(point, record, teller), pointRow(point)] : [pointRow(point)];
      }),
    },
  ];
}

function ringRow({ parcel, ring }: BoundaryPoint, { site }: ScreeningRecord, teller: Teller): Cell[] {
  const name = oneLine(site.parcels[parcel - 1]?.name ?? '');
  const parcelWords = teller.fill(W.parcel, { number: parcel, name });
  return [textCell(teller.fill(W.ring, { parcel: parcelWords, ring }))];
}

function pointRow({ name, position }: BoundaryPoint): Cell[] {
  const { northM, eastM } = toCm114(position);
  const [lon = 0, lat = 0] = position;
  return [
    textCell(name),
    figureCell(northM.toFixed(3)),
    figureCell(eastM.toFixed(3)),
    figureCell(lon.toFixed(8)),
    figureCell(lat.toFixed(8)),
  ];
}
