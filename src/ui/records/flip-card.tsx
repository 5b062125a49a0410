import { effectRank, type Interval } from '../../plan/effect.ts';
import type { Flip, FlipCause, Rescreening } from '../../run/rescreen.ts';
import { usePlan } from '../shared/plan-context.ts';
import { Scale } from '../shared/scale.tsx';
import { IntervalChips } from '../shared/severity.tsx';
import { useWords } from '../shared/words.ts';
import { useView } from '../state/view.ts';
import { causeText } from './cause-text.ts';
import { endsText } from './record-text.ts';

/** One record that comes out otherwise: both verdicts, the findings that flipped, each with its numbered causes. */
export function FlipCard({ rescreening }: { rescreening: Rescreening }) {
  const words = useWords();
  const { t } = words;
  const plan = usePlan();
  const go = useView((state) => state.go);
  const { before, now, flips, changedInputs, outdated } = rescreening;
  const worse = effectRank(now.verdict.atWorst) - effectRank(before.verdict.atWorst);
  const findings = flips.filter(({ of }) => of === 'finding');
  return (
    <section className={`flip-card${worse > 0 ? ' worse' : ''}`} aria-label={before.site.name} data-testid="flip-card">
      <div className="button-row">
        <h3 className="grow">
          <button type="button" className="link" onClick={() => go('records', before.id)}>
            {before.site.name}
          </button>
        </h3>
        <span className="tag">
          {t(worse > 0 ? 'rescreen.worse' : worse < 0 ? 'rescreen.milder' : 'rescreen.within')}
        </span>
      </div>
      <div className="flip-ends">
        <VerdictEnds label={t('rescreen.before', { ends: endsText(before.verdict, words) })} ends={before.verdict} />
        <span aria-hidden="true">→</span>
        <VerdictEnds label={t('rescreen.now', { ends: endsText(now.verdict, words) })} ends={now.verdict} />
      </div>
      <ol className="cause-list">
        {changedInputs.map((cause, index) => (
          <li key={`${cause.kind} ${cause.of}`}>
            <span className="step">{index + 1}</span> {causeText(cause, plan, words)}
          </li>
        ))}
      </ol>
      <ul className="flip-rows">
        {findings.map((flip) => (
          <FlipRow key={flip.ruleId} flip={flip} causes={changedInputs} />
        ))}
      </ul>
      {outdated.length > 0 && (
        <p className="callout warn">
          <b>{t('verify.outdated')}</b> {words.list(outdated.map(({ ruleId, by }) => `${ruleId}(${by})`))}
        </p>
      )}
    </section>
  );
}

function VerdictEnds({ label, ends }: { label: string; ends: Interval }) {
  return (
    <div>
      <small>{label}</small>
      <Scale ends={ends} />
    </div>
  );
}

function FlipRow({ flip, causes }: { flip: Flip; causes: readonly FlipCause[] }) {
  const { t, text } = useWords();
  const numbers = flip.causes.map((cause) => causes.indexOf(cause) + 1).filter((number) => number > 0);
  const side = (ends: Interval | null) =>
    ends ? <IntervalChips atLeast={ends.atLeast} atWorst={ends.atWorst} /> : <span>{t('compare.notListed')}</span>;
  return (
    <li>
      <span>
        <b>{flip.ruleId}</b> {flip.title && text(flip.title)}
      </span>
      <span className="tag-list">
        {numbers.map((number) => (
          <span key={number} className="step">
            {number}
          </span>
        ))}
        {side(flip.before)} <span aria-hidden="true">→</span> {side(flip.now)}
      </span>
    </li>
  );
}
