import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { Site } from '../../src/site/site.ts';
import { connectMap, showBounds } from '../../src/ui/shell/map-bridge.ts';
import { emptyDraft, useCase } from '../../src/ui/state/case.ts';
import { useScreening } from '../../src/ui/state/screening.ts';
import { followFirstVerdict, useMapHeld } from '../../src/ui/state/verdict-first.ts';
import type { ScreenReply } from '../../src/worker/protocol.ts';

const BOX = [113.2, 34.7, 113.3, 34.8] as const;
const held = () => useMapHeld.getState().held;
const fitBounds = vi.fn();
const give = (origin: Site['origin']) => {
  useCase.getState().change({ site: { name: 'a', origin, parcels: [], warnings: [] } as unknown as Site });
  useScreening.setState({ computing: true });
};
const answer = () => useScreening.setState({ computing: false, reply: {} as ScreenReply });

let frames: (() => void)[] = [];
let stop = () => {};

beforeEach(() => {
  vi.useFakeTimers();
  frames = [];
  vi.stubGlobal('requestAnimationFrame', (frame: () => void) => frames.push(frame));
  useCase.getState().restore(emptyDraft);
  useScreening.setState({ reply: null, computing: false, problem: null });
  fitBounds.mockClear();
  const idle = () => {};
  connectMap({ ready: () => true, fitBounds, fitDistrict: idle, flyTo: idle, zoomBy: idle, bounds: () => null });
  stop = followFirstVerdict();
});
afterEach(() => {
  stop();
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

describe('the map', () => {
  it('waits until the first verdict is painted, and then goes where it was sent', () => {
    give('file');
    showBounds(BOX);
    answer();
    expect([held(), fitBounds.mock.calls]).toEqual([true, []]);
    for (const frame of frames) frame();
    expect(held()).toBe(true);
    vi.advanceTimersByTime(1);
    expect([held(), fitBounds.mock.calls]).toEqual([false, [[BOX]]]);
  });

  it('does not wait for a verdict that takes long, nor for a page that is not painted', () => {
    give('demo');
    showBounds(BOX);
    vi.advanceTimersByTime(299);
    expect(held()).toBe(true);
    vi.advanceTimersByTime(1);
    expect([held(), fitBounds.mock.calls]).toEqual([false, [[BOX]]]);
    answer();
    expect(held()).toBe(false);
  });

  it('waits for nothing where the site was drawn on it, or has a verdict already', () => {
    give('drawn');
    expect(held()).toBe(false);
    answer();
    give('file');
    showBounds(BOX);
    expect([held(), fitBounds.mock.calls]).toEqual([false, [[BOX]]]);
  });
});
