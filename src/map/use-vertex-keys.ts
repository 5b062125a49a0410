import type { Position } from 'geojson';
import type { Map as MapLibre } from 'maplibre-gl';
import { useEffect, useRef, useState } from 'react';
import { flushSync } from 'react-dom';
import { accuracyOfDrawingM } from './ground-scale.ts';
import type { SiteDraft, SiteFeatures } from './map-props.ts';
import { type KeyVertex, keyStepM, keyVertices, steppedFrom, withVertexAt } from './vertex-steps.ts';

/** Steps of one press with Shift. */
export const SHIFT_STEPS = 10;
/** [east, north] of one press. */
const ARROWS: Readonly<Record<string, readonly [number, number]>> = {
  ArrowRight: [1, 0],
  ArrowLeft: [-1, 0],
  ArrowUp: [0, 1],
  ArrowDown: [0, -1],
};
/** Two positions nearer than this, degrees, are one: what is taken apart is rounded to the ninth digit. */
const SAME_DEG = 1.1e-9;
const NO_SITE: SiteFeatures = { type: 'FeatureCollection', features: [] };

/** Steps add up to what they are called. */
function roundedM(metres: number): number {
  return Number(metres.toFixed(3));
}

export interface VertexKeysWishes {
  readonly active: boolean;
  readonly site: SiteFeatures | null;
  readonly onSiteDraft: ((draft: SiteDraft, live: boolean) => void) | undefined;
  /** Takes back the move that is under way. */
  readonly onGiveUp: () => void;
}

/** What keys have hold of, or have just let go of. */
export type VertexNews =
  | {
      readonly state: 'held';
      readonly vertex: KeyVertex;
      readonly stepM: number;
      /** Whether an arrow has been pressed, and how far it has come since it was taken up. */
      readonly moved: boolean;
      readonly eastM: number;
      readonly northM: number;
    }
  | { readonly state: 'kept' | 'given_up'; readonly name: string };

interface Hold {
  readonly index: number;
  readonly from: Position;
  readonly at: Position;
  readonly eastM: number;
  readonly northM: number;
  /** Whether an arrow has been pressed: then a step of the history is open. */
  readonly moved: boolean;
}

/**
 * Boundary points moved by keys while the map has the focus. Enter takes one up and puts it down, Page Up and Down change
 * to another, arrows move it (Shift: ten steps), Esc gives the move up. A move is one step of the history, however many
 * presses it took; the arrows pan the map again as soon as no point is held.
 */
export function useVertexKeys(map: MapLibre | null, wishes: VertexKeysWishes): VertexNews | null {
  const [news, setNews] = useState<VertexNews | null>(null);
  const latest = useRef(wishes);
  latest.current = wishes;
  const { active, site } = wishes;
  const look = useRef<() => void>(() => undefined);

  useEffect(() => {
    if (!map || !active) return;
    const canvas = map.getCanvas();
    let hold: Hold | null = null;

    const vertices = () => keyVertices(latest.current.site ?? NO_SITE);
    const isElsewhere = () => hold !== null && (hold.eastM !== 0 || hold.northM !== 0);
    const draft = (site: SiteFeatures, live: boolean) => {
      const drawnAccuracyM = accuracyOfDrawingM(map.getZoom(), map.getCenter().lat);
      latest.current.onSiteDraft?.({ site, how: 'edit', drawnAccuracyM }, live);
    };
    const tell = (vertex: KeyVertex) => {
      if (!hold) return;
      const { moved, eastM, northM } = hold;
      const stepM = keyStepM(map.getZoom(), map.getCenter().lat);
      setNews({ state: 'held', vertex, stepM, moved, eastM, northM });
    };
    const take = (index: number) => {
      const vertex = vertices()[index];
      if (!vertex) return;
      hold = { index, from: vertex.position, at: vertex.position, eastM: 0, northM: 0, moved: false };
      const [lon = 0, lat = 0] = vertex.position;
      if (!map.getBounds().contains([lon, lat])) map.easeTo({ center: [lon, lat] });
      tell(vertex);
    };
    /** The point that is held, unless the site has changed under the hand: then nothing is held any more. */
    const held = (): KeyVertex | null => {
      const vertex = hold && vertices()[hold.index];
      const [lon = 0, lat = 0] = vertex?.position ?? [];
      const [heldLon = 0, heldLat = 0] = hold?.at ?? [];
      if (vertex && Math.hypot(lon - heldLon, lat - heldLat) < SAME_DEG) return vertex;
      if (!hold) return null;
      hold = null;
      setNews(null);
      return null;
    };
    const putDown = (state: 'kept' | 'given_up') => {
      const vertex = held();
      const { site } = latest.current;
      if (vertex && hold?.moved && site) {
        // There and back again is no move to be kept.
        if (state === 'kept' && isElsewhere()) draft(site, false);
        else latest.current.onGiveUp();
      }
      if (vertex) setNews(hold?.moved ? { state, name: vertex.name } : null);
      hold = null;
    };
    const move = ([east, north]: readonly [number, number], steps: number) => {
      const vertex = held();
      const { site } = latest.current;
      if (!hold || !vertex || !site) return;
      const stepM = steps * keyStepM(map.getZoom(), map.getCenter().lat);
      const eastM = roundedM(hold.eastM + east * stepM);
      const northM = roundedM(hold.northM + north * stepM);
      // From where it was taken up, so that going there and back ends where it began.
      const at = eastM === 0 && northM === 0 ? hold.from : steppedFrom(hold.from, eastM, northM);
      hold = { ...hold, at, eastM, northM, moved: true };
      draft(withVertexAt(site, vertex, at), true);
      tell({ ...vertex, position: at });
    };

    const onKey = (event: KeyboardEvent) => {
      if (event.ctrlKey || event.metaKey || event.altKey) return;
      // Presses can come faster than pictures: what one has done has to be there for the next.
      if (!flushSync(() => takeKey(event))) return;
      event.preventDefault();
      // Neither does the map pan, nor the page step back.
      event.stopPropagation();
    };
    /** @returns whether the key was one of these */
    const takeKey = (event: KeyboardEvent): boolean => {
      const arrow = ARROWS[event.key];
      const page = event.key === 'PageDown' ? 1 : event.key === 'PageUp' ? -1 : 0;
      if (arrow && held()) move(arrow, event.shiftKey ? SHIFT_STEPS : 1);
      else if (page !== 0) {
        const count = vertices().length;
        const next = hold ? hold.index + page : page > 0 ? 0 : count - 1;
        putDown('kept');
        take((next + count) % count);
      } else if (event.key === 'Enter') {
        if (held()) putDown('kept');
        else take(0);
      } else if (event.key === 'Escape' && held()) putDown('given_up');
      else return false;
      return true;
    };
    const letGo = () => {
      if (hold) putDown('kept');
      setNews(null);
    };
    look.current = held;
    canvas.addEventListener('keydown', onKey);
    canvas.addEventListener('blur', letGo);
    canvas.addEventListener('pointerdown', letGo);
    canvas.focus({ preventScroll: true });
    return () => {
      canvas.removeEventListener('keydown', onKey);
      canvas.removeEventListener('blur', letGo);
      canvas.removeEventListener('pointerdown', letGo);
      letGo();
      look.current = () => undefined;
    };
  }, [map, active]);
  // Another site, or a step back, takes a point out of the keys' hold.
  // biome-ignore lint/correctness/useExhaustiveDependencies: looked at whenever the site is another one
  useEffect(() => {
    look.current();
  }, [site]);
  return news;
}
