import { beforeAll, describe, expect, it } from 'vitest';
import type { LoadedLayer } from '../../src/catalog/layer-source.ts';
import { areaM2 } from '../../src/geo/area.ts';
import type { AreaGeometry } from '../../src/geo/shapes.ts';
import type { ScreeningRecord } from '../../src/record/record.ts';
import { recordToGeojson } from '../../src/report/to-geojson.ts';
import { recordToXlsx } from '../../src/report/to-xlsx.ts';
import { recordOverlaps } from '../../src/run/record-overlaps.ts';
import { loadRequiredLayers } from '../../src/run/required-layers.ts';
import { readWorkbook } from '../../src/site/table/workbook.ts';
import { sourceOfData } from '../helpers/demo-sites.ts';
import { RULESET } from '../helpers/plan.ts';
import { REPORT_PLAN, recordOf } from '../helpers/report-records.ts';

const HASH = 'a'.repeat(64);
let record: ScreeningRecord;
let layers: LoadedLayer[];

/** The layers of the sources have no built file; here each has the same hash, in record and catalogue. */
beforeAll(async () => {
  const made = await recordOf('S05');
  record = {
    ...made,
    inputs: { ...made.inputs, layers: made.inputs.layers.map((layer) => ({ ...layer, sha256: HASH })) },
  };
  const built = { path: '', bytes: 0, sha256: HASH, featureCount: 0, vertexCount: 0, bbox: [0, 0, 0, 0] as never };
  layers = (await loadRequiredLayers(RULESET, sourceOfData())).map((layer) => ({
    ...layer,
    entry: { ...layer.entry, built },
  }));
});

interface OverlapFeature {
  readonly properties: { kind: string; role: string; overlap_ellipsoid_m2: number; geometry_state: string };
  readonly geometry: AreaGeometry | null;
}

function overlapsIn(text: string): OverlapFeature[] {
  const { features } = JSON.parse(text) as { features: OverlapFeature[] };
  return features.filter(({ properties }) => properties.kind === 'overlap');
}

describe('GeoJSON of overlaps', () => {
  it('has the true shape of each: its area is the record’s', () => {
    const overlaps = overlapsIn(recordToGeojson(record, recordOverlaps(record, layers)));
    expect(overlaps.length).toBeGreaterThan(3);
    for (const { properties, geometry } of overlaps) {
      expect(properties.geometry_state).toBe('cut');
      expect(Math.abs(areaM2(geometry!) - properties.overlap_ellipsoid_m2)).toBeLessThan(0.01);
    }
  });

  it('cuts nothing from a layer that is not the record’s, and says so', () => {
    const [changed] = overlapsIn(recordToGeojson(record, recordOverlaps(record, layers)));
    const role = changed!.properties.role;
    const other = layers.map((layer) =>
      layer.entry.role === role
        ? { ...layer, entry: { ...layer.entry, built: { ...layer.entry.built!, sha256: 'b'.repeat(64) } } }
        : layer,
    );
    const after = overlapsIn(recordToGeojson(record, recordOverlaps(record, other as LoadedLayer[])));
    const own = after.filter(({ properties }) => properties.role === role);
    expect(own.length).toBeGreaterThan(0);
    for (const { properties, geometry } of own)
      expect([properties.geometry_state, geometry]).toEqual(['layer_changed', null]);
  });
});

describe('workbook', () => {
  it('has a row for each finding, open matter, layer, parameter and point, in both languages', async () => {
    for (const locale of ['zh', 'en'] as const) {
      const book = await readWorkbook(await recordToXlsx(record, REPORT_PLAN, locale));
      if (!book.ok) throw new Error(JSON.stringify(book.problems));
      const rows = book.value.map((sheet) => sheet.rows.length - 1);
      const { findings, unknowns, inputs } = record;
      expect(rows.slice(1, 3)).toEqual([findings.length, unknowns.length]);
      expect(rows.slice(4, 6)).toEqual([inputs.layers.length, inputs.parameters.length]);
      expect(rows[6]).toBeGreaterThanOrEqual(4);
    }
  });
});
