const NAME = 'shangjie-site-screening.changes';

/** What has changed: the batch, of which news comes twice a second, or anything else. */
export type Changed = 'changed' | 'batch';

/** Tells the other tabs of this browser that something kept has changed. */
export interface ChangeChannel {
  tell(what: Changed): void;
  /** Calls back when another tab has changed that; returns the function that stops it. */
  listen(what: Changed, onChange: () => void): () => void;
}

/** The channel of this page; a browser without one tells nobody. */
export function openChangeChannel(): ChangeChannel {
  if (typeof BroadcastChannel === 'undefined') return { tell: () => {}, listen: () => () => {} };
  const channel = new BroadcastChannel(NAME);
  return {
    tell: (what) => channel.postMessage(what),
    listen(what, onChange) {
      const hear = ({ data }: MessageEvent) => {
        if (data === what) onChange();
      };
      channel.addEventListener('message', hear);
      return () => channel.removeEventListener('message', hear);
    },
  };
}
