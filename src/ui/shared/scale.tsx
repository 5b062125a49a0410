import { EFFECTS, type Effect, effectRank, type Interval } from '../../plan/effect.ts';
import { levelKey } from './severity.tsx';
import { useWords } from './words.ts';

function stepClass(effect: Effect, ends: Interval): string {
  if (effect === ends.atLeast) return `sev ${effect} certain`;
  const rank = effectRank(effect);
  const open = rank > effectRank(ends.atLeast) && rank <= effectRank(ends.atWorst);
  return open ? `sev ${effect} open` : '';
}

/** The verdict on five equal steps: solid where certain, hatched up to where open items could take it. */
export function Scale({ ends, mini = false }: { ends: Interval | null; mini?: boolean }) {
  const { t } = useWords();
  const label = ends
    ? t('verdict.scale', { low: t(levelKey(ends.atLeast)), high: t(levelKey(ends.atWorst)) })
    : t('verdict.scaleEmpty');
  return (
    <div className={`scale${mini ? ' mini' : ''}${ends ? '' : ' empty'}`} role="img" aria-label={label}>
      {EFFECTS.map((effect) => (
        <i key={effect} className={ends ? stepClass(effect, ends) : ''} />
      ))}
    </div>
  );
}

/** Names of the five steps under the scale; the two ends are bold. */
export function ScaleLabels({ ends }: { ends: Interval | null }) {
  const { t } = useWords();
  return (
    <div className="scale-labels" aria-hidden="true">
      {EFFECTS.map((effect) => {
        const end = ends && (effect === ends.atLeast || effect === ends.atWorst);
        return end ? <b key={effect}>{t(levelKey(effect))}</b> : <span key={effect}>{t(levelKey(effect))}</span>;
      })}
    </div>
  );
}
