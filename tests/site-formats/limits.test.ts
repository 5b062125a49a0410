import { describe, expect, test } from 'vitest';
import { inspect, planeAreaM2 } from './survey.ts';

const wave = Array.from({ length: 60_000 }, (_, i) => {
  const angle = (2 * Math.PI * i) / 60_000;
  const radius = 800 + 20 * Math.sin(37 * angle);
  return [3852000 + radius * Math.sin(angle), 434800 + radius * Math.cos(angle)] as const;
});

function dxf(entities: string): string {
  return `0\nSECTION\n2\nENTITIES\n${entities}\n0\nENDSEC\n0\nEOF\n`;
}

/** Lines that all start at one point: every end meets every other. */
const fan = Array.from({ length: 31_000 }, (_, k) => {
  return `0\nLINE\n8\nA\n10\n434000\n20\n3852000\n11\n${434000 + k / 10}\n21\n3852100`;
}).join('\n');

/** A second on a quiet machine; what goes wrong here goes on for hours. */
const HANGS_MS = 60_000;
const blanks = ' '.repeat(1_000_000);
const placemark = (coordinates: string) =>
  `<kml><Placemark><Polygon><outerBoundaryIs><LinearRing><coordinates>${coordinates}</coordinates></LinearRing></outerBoundaryIs></Polygon></Placemark></kml>`;

describe('limits', () => {
  test('a ring of 60 000 points', async () => {
    const rows = wave.map(([n, e], i) => `J${i},${n.toFixed(3)},${e.toFixed(3)}`).join('\n');
    const inspection = await inspect('a.csv', `点号,X,Y\n${rows}`);
    // π (800² + 20²/2): the square of the radius on average.
    expect(Math.abs(planeAreaM2(inspection) / (Math.PI * (640_000 + 200)) - 1)).toBeLessThan(1e-5);
  });

  test.each([
    ['a fan of lines', 'a.dxf', dxf(fan), 'too_many_parcels'],
    ['a number without end', 'pasted', '1'.repeat(1_000_000), 'unsupported_format'],
    ['a coordinate without end', 'a.csv', `点号,X,Y\n1,${'1'.repeat(1_000_000)}°,2`, 'bad_number'],
    ['blanks within a coordinate', 'a.csv', `点号,X,Y\n1,113${blanks}x,2`, 'bad_number'],
    ['blanks between tuples', 'a.kml', placemark(`113.2,34.8${blanks}113.3`), 'bad_number'],
    ['quotes', 'a.csv', `点号,X,Y\n${',"a'.repeat(300_000)}`, 'not_a_site'],
    ['marks of sections', 'a.txt', `[地块坐标]\n${'='.repeat(1_000_000)}\n${'1 '.repeat(300_000)}`, 'degenerate_ring'],
    ['entities that are allowed', 'a.kml', placemark('&lt;'.repeat(300_000)), 'bad_number'],
    ['elements within elements', 'a.kml', '<a>'.repeat(1_000_000), 'too_deep'],
    ['parentheses', 'a.wkt', `POLYGON${'('.repeat(1_000_000)}`, 'file_corrupt'],
  ])(
    '%s: an answer, where a step for every pair of things would take hours',
    async (_name, file, text, code) => {
      expect(await inspect(file, text)).toMatchObject({ outcome: 'reject', error: { code } });
    },
    HANGS_MS,
  );
});
