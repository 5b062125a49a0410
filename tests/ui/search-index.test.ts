import { describe, expect, it } from 'vitest';
import { readCoordinate } from '../../src/ui/shell/search-index.ts';

describe('readCoordinate', () => {
  it('reads either order, with degree signs or without', () => {
    expect(readCoordinate('113.28, 34.80')).toEqual([113.28, 34.8]);
    expect(readCoordinate('34.80N 113.28E')).toEqual([113.28, 34.8]);
    expect(readCoordinate('113.249820°E 34.804512°N')).toEqual([113.24982, 34.804512]);
  });

  it('reads nothing out of a clause number or a lone figure', () => {
    expect(readCoordinate('C4-6')).toBeNull();
    expect(readCoordinate('113.28')).toBeNull();
    expect(readCoordinate('34.8 34.9')).toBeNull();
  });
});
