import type { Effect } from '../../plan/effect.ts';
import { levelKey } from '../shared/severity.tsx';
import type { Words } from '../shared/words.ts';

/** An instant as an office writes it, `2026-11-25 09:30`, in this machine's time. */
export function momentText(instant: string, { locale }: Words): string {
  return new Date(instant).toLocaleString(locale === 'zh' ? 'zh-CN' : 'en-GB', {
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
    hour: '2-digit',
    minute: '2-digit',
  });
}

/** Both ends of a verdict in words; one word where they are the same. */
export function endsText({ atLeast, atWorst }: { atLeast: Effect; atWorst: Effect }, { t }: Words): string {
  const [low, high] = [t(levelKey(atLeast)), t(levelKey(atWorst))];
  return atLeast === atWorst ? low : t('effect.range', { low, high });
}
