import type { Position } from 'geojson';
import { useMemo } from 'react';
import type { Result } from '../../kernel/result.ts';
import { deleteVertex, insertVertices, moveVertex, removePath, shiftVertex, type VertexRef } from '../../site/edits.ts';
import type { Site } from '../../site/site.ts';
import { siteRows } from '../../site/site-rows.ts';
import { problemText } from '../shared/problem-text.ts';
import { useWords } from '../shared/words.ts';
import { useCase } from '../state/case.ts';
import { useView } from '../state/view.ts';

export interface PointEdits {
  readonly move: (ref: VertexRef, to: Position) => void;
  /** Puts a point half way to the next one. */
  readonly insert: (ref: VertexRef) => void;
  readonly shift: (ref: VertexRef, step: 1 | -1) => void;
  readonly remove: (ref: VertexRef) => void;
  readonly removePath: (ref: Omit<VertexRef, 'vertex'>) => void;
}

/** What can be done to the points of a site by figures and keys; each a step that undo takes back. */
export function usePointEdits(site: Site): PointEdits {
  const { locale } = useWords();
  const change = useCase((state) => state.change);
  const undo = useCase((state) => state.undo);
  const toast = useView((state) => state.toast);
  return useMemo(() => {
    const apply = (result: Result<Site>): boolean => {
      if (result.ok) change({ site: result.value });
      else toast('points.refused', { why: problemText(result.problems[0], locale) });
      return result.ok;
    };
    return {
      move: (ref, to) => void apply(moveVertex(site, ref, to)),
      insert: (ref) => {
        const middle = middleAfter(site, ref);
        if (middle) apply(insertVertices(site, ref, [middle]));
      },
      shift: (ref, step) => void apply(shiftVertex(site, ref, step)),
      remove: (ref) => {
        if (apply(deleteVertex(site, ref))) toast('points.removed', {}, undo);
      },
      removePath: (ref) => {
        if (apply(removePath(site, ref))) toast('points.pathRemoved', {}, undo);
      },
    };
  }, [site, change, undo, toast, locale]);
}

/** Half way from a point to the next of its ring or line; before the last one of a line. */
function middleAfter(site: Site, ref: VertexRef): Position | null {
  const path = siteRows(site).flatMap((row) =>
    row.kind === 'point' && row.ref.parcel === ref.parcel && row.ref.path === ref.path ? [row.position] : [],
  );
  const here = path[ref.vertex];
  const isLine = site.parcels[ref.parcel]?.geometry.type.endsWith('LineString') ?? false;
  const last = ref.vertex + 1 === path.length;
  const next = isLine && last ? extended(path) : path[(ref.vertex + 1) % path.length];
  if (!here || !next) return null;
  return [(here[0]! + next[0]!) / 2, (here[1]! + next[1]!) / 2];
}

/** Where a line would go on as far as its last edge came. */
function extended(path: readonly Position[]): Position | undefined {
  const [before, end] = [path.at(-2), path.at(-1)];
  return before && end && [2 * end[0]! - before[0]!, 2 * end[1]! - before[1]!];
}
