const NAME = 'shangjie-site-screening.changes';

/** Tells the other tabs of this browser that something kept has changed. */
export interface ChangeChannel {
  tell(): void;
  /** Calls back when another tab has changed something; returns the function that stops it. */
  listen(onChange: () => void): () => void;
}

/** The channel of this page; a browser without one tells nobody. */
export function openChangeChannel(): ChangeChannel {
  if (typeof BroadcastChannel === 'undefined') return { tell: () => {}, listen: () => () => {} };
  const channel = new BroadcastChannel(NAME);
  return {
    tell: () => channel.postMessage('changed'),
    listen(onChange) {
      channel.addEventListener('message', onChange);
      return () => channel.removeEventListener('message', onChange);
    },
  };
}
