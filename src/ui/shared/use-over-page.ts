import { type RefObject, useEffect, useRef } from 'react';

/**
 * A page that stands over everything beside it: what lies beneath is out of reach, single keys of the screen do nothing,
 * Esc closes, and the focus goes to `first` and back to where it was.
 */
export function useOverPage(
  page: RefObject<HTMLElement | null>,
  first: RefObject<HTMLElement | null>,
  close: () => void,
): void {
  const closing = useRef(close);
  closing.current = close;
  useEffect(() => {
    const opener = document.activeElement;
    first.current?.focus();
    const beneath = [...(page.current?.parentElement?.children ?? [])].filter((one) => one !== page.current);
    for (const one of beneath) one.toggleAttribute('inert', true);
    const onKey = (event: KeyboardEvent) => {
      const alone = !event.ctrlKey && !event.metaKey && !event.altKey;
      const typing = event.target instanceof HTMLInputElement;
      // The single keys of the screen beneath do nothing here.
      if (alone && !typing && (event.key.length === 1 || event.key === 'Escape') && event.key !== ' ')
        event.stopPropagation();
      if (event.key === 'Escape') closing.current();
    };
    window.addEventListener('keydown', onKey, true);
    return () => {
      window.removeEventListener('keydown', onKey, true);
      for (const one of beneath) one.toggleAttribute('inert', false);
      if (opener instanceof HTMLElement) opener.focus();
    };
  }, [page, first]);
}
