import { type RefObject, useEffect, useState } from 'react';

export interface VisibleRows {
  /** Rows to be drawn: from this one … */
  readonly from: number;
  /** … to before this one. */
  readonly to: number;
  /** Room to be left for the rows above and below. */
  readonly abovePx: number;
  readonly belowPx: number;
}

/** Rows drawn beyond the edge, so that a quick scroll shows no gap. */
const MARGIN_ROWS = 8;

/**
 * Which rows of a long list are in sight of the box it scrolls in; the others are left out of the page, so that ten
 * thousand cost no more than thirty.
 */
export function useVisibleRows(box: RefObject<HTMLElement | null>, count: number, rowPx: number): VisibleRows {
  const [span, setSpan] = useState({ topPx: 0, heightPx: 0 });
  useEffect(() => {
    const element = box.current;
    if (!element) return;
    const look = () => setSpan({ topPx: element.scrollTop, heightPx: element.clientHeight });
    look();
    element.addEventListener('scroll', look, { passive: true });
    const sizes = new ResizeObserver(look);
    sizes.observe(element);
    return () => {
      element.removeEventListener('scroll', look);
      sizes.disconnect();
    };
  }, [box]);
  const from = Math.max(0, Math.min(count, Math.floor(span.topPx / rowPx)) - MARGIN_ROWS);
  const to = Math.min(count, Math.ceil((span.topPx + span.heightPx) / rowPx) + MARGIN_ROWS);
  return { from, to, abovePx: from * rowPx, belowPx: (count - to) * rowPx };
}

/** Scrolls a row into sight. */
export function showRow(box: HTMLElement, row: number, rowPx: number): void {
  const top = row * rowPx;
  if (top < box.scrollTop) box.scrollTop = top;
  else if (top + rowPx > box.scrollTop + box.clientHeight) box.scrollTop = top + rowPx - box.clientHeight;
}
