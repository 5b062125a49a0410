import { useEffect, useSyncExternalStore } from 'react';
import { usePreferences } from '../state/preferences.ts';

const query = window.matchMedia('(prefers-color-scheme: dark)');

function subscribe(changed: () => void): () => void {
  query.addEventListener('change', changed);
  return () => query.removeEventListener('change', changed);
}

/** The theme to paint in, and the document told of it. */
export function useTheme(): 'light' | 'dark' {
  const wish = usePreferences((state) => state.theme);
  const systemDark = useSyncExternalStore(subscribe, () => query.matches);
  const theme = wish === 'system' ? (systemDark ? 'dark' : 'light') : wish;
  useEffect(() => {
    document.documentElement.dataset.theme = theme;
  }, [theme]);
  return theme;
}
