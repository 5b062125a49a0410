import { beforeEach, describe, expect, it } from 'vitest';
import type { Site } from '../../src/site/site.ts';
import { emptyDraft, useCase } from '../../src/ui/state/case.ts';

const { change, answer, undo, redo, restore } = useCase.getState();
const named = (name: string): Site => ({
  name,
  origin: 'drawn',
  parcels: [
    {
      name: '1',
      geometry: {
        type: 'LineString',
        coordinates: [
          [113, 34],
          [113.1, 34],
        ],
      },
    },
  ],
  accuracyM: 1,
  crs: { epsg: 4490, how: 'assumed' },
  warnings: [],
});

describe('useCase', () => {
  beforeEach(() => restore(emptyDraft));

  it('takes back geometry and answers in the order they were given', () => {
    change({ site: named('a') });
    answer({ nature: 'new' });
    undo();
    expect(useCase.getState().present.answers).toEqual({});
    expect(useCase.getState().present.site?.name).toBe('a');
    undo();
    expect(useCase.getState().present.site).toBeNull();
    redo();
    redo();
    expect(useCase.getState().present.answers).toEqual({ nature: 'new' });
  });

  it('makes one step of a drag, however many moves it had', () => {
    change({ site: named('start') });
    change({ site: named('m1') }, { live: true });
    change({ site: named('m2') }, { live: true });
    change({ site: named('end') });
    expect(useCase.getState().present.site?.name).toBe('end');
    undo();
    expect(useCase.getState().present.site?.name).toBe('start');
  });

  it('opens a draft kept before parameters could be changed, with none changed', () => {
    const { parameters: _none, ...old } = { ...emptyDraft, site: named('old'), answers: { nature: 'new' } };
    restore(old);
    expect(useCase.getState().present).toEqual({ ...old, parameters: {} });
  });

  it('takes a changed parameter back like anything else', () => {
    change({ parameters: { green_belt_m: { value: 50, reason: '市局来函' } } });
    undo();
    expect(useCase.getState().present.parameters).toEqual({});
  });

  it('drops an answer that is cleared, so that it reads as not given', () => {
    answer({ nature: 'new', coal_t_a: 0 });
    answer({ nature: undefined });
    expect(useCase.getState().present.answers).toEqual({ coal_t_a: 0 });
  });
});
