import { describe, expect, it } from 'vitest';
import { accuracyOfDrawingM, metresPerPixel, scaleBar, scaleDenominator } from '../../src/map/ground-scale.ts';

describe('ground scale', () => {
  // 40 075 016.686 m / 512 px at the equator (Web Mercator); cos 60° = ½.
  it('is 78 271.517 m per pixel at zoom 0 on the equator and half of it at 60°', () => {
    expect(metresPerPixel(0, 0)).toBeCloseTo(78_271.517, 3);
    expect(metresPerPixel(0, 60)).toBeCloseTo(39_135.758, 3);
  });

  it('takes a vertex drawn at zoom 16, 34.8° N to be good to 3 × 0.9807 m', () => {
    expect(accuracyOfDrawingM(16, 34.8)).toBeCloseTo(3 * 0.9807, 3);
  });

  // 1.2941 m per pixel of 0.26458 mm.
  it('tells 1:4 890 at zoom 15.6', () => {
    expect(scaleDenominator(15.6, 34.8)).toBe(4890);
  });

  it('chooses the longest round bar that fits: 100 m at zoom 15.6 in 120 px', () => {
    const bar = scaleBar(15.6, 34.8, 120);
    expect(bar.lengthM).toBe(100);
    expect(bar.widthPx).toBeCloseTo(77.27, 1);
  });
});
