import { describe, expect, it } from 'vitest';
import { overrideCard } from '../../src/plan/card-override.ts';
import { layerEntry } from '../helpers/layer-entry.ts';

const SCHEMATIC = layerEntry('eco_redline', {
  status: 'schematic',
  accuracyM: 1500,
  date: '2020-01-01',
  complete: true,
  coverage: { role: 'territorial_plan' },
});
const MISSING = layerEntry('wetland', { status: 'missing', accuracyM: null, complete: false, coverage: null });
const AREA = {
  type: 'Polygon',
  coordinates: [
    [
      [113, 34],
      [114, 34],
      [114, 35],
      [113, 34],
    ],
  ],
};

describe('what a layer file states of itself', () => {
  it('nothing, for a role that was missing: somebody’s data of unknown accuracy, complete nowhere', () => {
    expect(overrideCard(MISSING, {})).toMatchObject({
      ok: true,
      card: { status: 'user', accuracyM: null, complete: false, coverage: null },
      version: null,
    });
  });

  it('nothing, for a role with data: the card stands', () => {
    expect(overrideCard(SCHEMATIC, { name: 'x', crs: {} })).toEqual({ ok: true, card: SCHEMATIC, version: null });
  });

  it.each(['official', 'user'])('another status, %s, alone: nothing of the schematic shapes is believed', (status) => {
    expect(overrideCard(SCHEMATIC, { status })).toMatchObject({
      ok: true,
      card: { status, accuracyM: null, date: null, complete: false, coverage: null },
    });
  });

  it.each<[string, object, object]>([
    ['source in one language', { source: '省厅' }, { source: { zh: '省厅', en: '省厅' } }],
    ['source in both', { source: { zh: '省厅', en: 'Province' } }, { source: { zh: '省厅', en: 'Province' } }],
    ['date', { date: '2024-05-06' }, { date: '2024-05-06' }],
    ['no date', { date: null }, { date: null }],
    ['accuracyM', { accuracyM: 0.5 }, { accuracyM: 0.5 }],
    ['accuracy_m, as other programs write it', { accuracy_m: 2 }, { accuracyM: 2 }],
    ['accuracy 0', { accuracyM: 0 }, { accuracyM: 0 }],
    ['not complete', { complete: false }, { complete: false }],
    ['coverage by role', { coverage: 'district' }, { coverage: { role: 'district' } }],
    [
      'coverage as cards have it',
      { coverage: { bbox: [113, 34, 114, 35] } },
      { coverage: { bbox: [113, 34, 114, 35] } },
    ],
    ['coverage as a geometry', { coverage: AREA }, { coverage: { geometry: AREA } }],
    ['no coverage', { coverage: null }, { coverage: null }],
  ])('%s', (_, members, stated) => {
    expect(overrideCard(SCHEMATIC, members)).toMatchObject({ ok: true, card: stated });
  });

  it('a version, as text or number', () => {
    expect(overrideCard(SCHEMATIC, { version: '2024-2' })).toMatchObject({ version: '2024-2' });
    expect(overrideCard(SCHEMATIC, { version: 3 })).toMatchObject({ version: '3' });
  });

  it.each<[string, object]>([
    ['status', { status: 'missing' }],
    ['status', { status: 'OFFICIAL' }],
    ['source', { source: '' }],
    ['source', { source: { zh: '省厅' } }],
    ['date', { date: '2024/5/6' }],
    ['date', { date: 2024 }],
    ['version', { version: '' }],
    ['accuracyM', { accuracyM: -1 }],
    ['accuracyM', { accuracyM: '1' }],
    ['accuracy_m', { accuracy_m: -1 }],
    ['complete', { complete: 'yes' }],
    ['coverage', { coverage: '' }],
    ['coverage', { coverage: { type: 'Point', coordinates: [113, 34] } }],
    ['coverage', { coverage: { bbox: [113, 34] } }],
    ['coverage', { coverage: 5 }],
  ])('a wrong %s is named, and nothing is taken', (field, members) => {
    expect(overrideCard(SCHEMATIC, members)).toEqual({ ok: false, field });
  });
});
