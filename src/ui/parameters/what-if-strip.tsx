import { IconArrowNarrowRight } from '@tabler/icons-react';
import { usePlan } from '../shared/plan-context.ts';
import { Scale } from '../shared/scale.tsx';
import { IntervalChips, LevelChip } from '../shared/severity.tsx';
import { useWords } from '../shared/words.ts';
import { useCase } from '../state/case.ts';
import { useScreening } from '../state/screening.ts';
import { useView } from '../state/view.ts';
import { useWhatIf } from '../state/what-if.ts';
import { type FlippedFinding, flippedFindings } from './flipped-findings.ts';
import { parameterText } from './parameter-text.ts';

const FLIPS_SHOWN = 4;

/** The verdict beside the sliders: as it stands, and what the value being tried makes of it. */
export function WhatIfStrip() {
  const words = useWords();
  const { t, text } = words;
  const plan = usePlan();
  const site = useCase((state) => state.present.site);
  const changed = useCase((state) => state.present.parameters);
  const trial = useWhatIf((state) => state.trial);
  const record = useScreening((state) => state.reply?.record);
  const parameter = trial && plan.parameters.get(trial.id);
  const standing = parameter && (changed[parameter.id]?.value ?? parameter.value);
  return (
    <section className="what-if" aria-label={t('parameters.strip')} aria-live="polite" data-testid="what-if">
      {trial && parameter && standing !== undefined && (
        <p className="what-if-title">
          <b>{t('parameters.trying')}</b> {text(parameter.name)} {parameterText(standing, parameter, words)}
          <IconArrowNarrowRight size={15} aria-hidden="true" />
          <b>{parameterText(trial.value, parameter, words)}</b>
        </p>
      )}
      {site && record ? (
        <>
          <Scale ends={record.verdict} mini />
          <div className="what-if-ends">
            {trial?.before ? (
              <>
                <IntervalChips {...trial.before.verdict} />
                <IconArrowNarrowRight size={15} aria-hidden="true" />
              </>
            ) : (
              <span className="muted">{t('parameters.standing')}</span>
            )}
            <IntervalChips {...record.verdict} />
          </div>
          {trial?.before && <Flips flips={flippedFindings(trial.before, record)} />}
        </>
      ) : (
        <p className="muted">{t('parameters.noSite')}</p>
      )}
    </section>
  );
}

function Flips({ flips }: { flips: readonly FlippedFinding[] }) {
  const { t, text } = useWords();
  const openRule = (openFinding: string) => {
    useView.getState().go('screen');
    useView.getState().set({ openFinding });
  };
  if (flips.length === 0) return <p className="muted">{t('parameters.noFlip')}</p>;
  return (
    <>
      <p>{t('parameters.flips', { count: flips.length })}</p>
      <ul className="what-if-flips" data-testid="what-if-flips">
        {flips.slice(0, FLIPS_SHOWN).map(({ ruleId, title, before, now }) => (
          <li key={ruleId}>
            <button type="button" className="link" onClick={() => openRule(ruleId)} title={text(title)}>
              {ruleId}
            </button>
            <LevelChip level={before.atWorst} />
            <IconArrowNarrowRight size={13} aria-hidden="true" />
            <LevelChip level={now.atWorst} />
          </li>
        ))}
      </ul>
      {flips.length > FLIPS_SHOWN && <p className="muted">{t('parameters.moreFlips', { count: flips.length })}</p>}
    </>
  );
}
