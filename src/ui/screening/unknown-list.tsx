import { IconChevronDown } from '@tabler/icons-react';
import { useState } from 'react';
import { type Effect, effectRank } from '../../plan/effect.ts';
import type { ScreeningRecord } from '../../record/record.ts';
import { usePlan, useServices } from '../shared/plan-context.ts';
import { SeverityIcon } from '../shared/severity.tsx';
import { useWords } from '../shared/words.ts';
import { retryLayer } from '../state/layers.ts';
import { useView } from '../state/view.ts';
import { sortUnknowns, unknownName, worstUnknowns } from './verdict-words.ts';

type Open = ScreeningRecord['unknowns'][number];

interface UnknownListProps {
  readonly unknowns: readonly Open[];
  readonly atLeast: Effect;
}

/**
 * What is not known, each with how far it could go and the one act that settles it. What can move the verdict is never
 * folded away; the rest is one line with its number.
 */
export function UnknownList({ unknowns, atLeast }: UnknownListProps) {
  const { t } = useWords();
  const [all, setAll] = useState(false);
  if (unknowns.length === 0) return null;
  const worst = worstUnknowns(unknowns);
  const sorted = sortUnknowns(unknowns);
  const moving = sorted.filter(({ upTo }) => effectRank(upTo) > effectRank(atLeast));
  const shown = all ? sorted : moving;
  const folded = sorted.length - shown.length;
  return (
    <section aria-label={t('unknown.title')} data-testid="unknowns">
      <div className="group-head">
        <SeverityIcon level="unknown" />
        <h3>{t('unknown.title')}</h3>
        <span className="count">
          {t('unknown.count', { count: unknowns.length, worst: worst.count, effect: t(`effect.${worst.effect}`) })}
        </span>
      </div>
      <ul>
        {shown.map((unknown) => (
          <UnknownLine
            key={[unknown.reason, unknown.role, unknown.attribute, unknown.parameter, unknown.resolves.object].join(
              ' ',
            )}
            unknown={unknown}
          />
        ))}
      </ul>
      {folded > 0 && (
        <button type="button" className="finding-row" onClick={() => setAll(true)}>
          <span />
          <span className="id">{t('app.more', { count: folded })}</span>
          <span className="title muted">{t('unknown.still')}</span>
          <span />
          <IconChevronDown size={15} aria-hidden="true" />
        </button>
      )}
    </section>
  );
}

function UnknownLine({ unknown }: { unknown: Open }) {
  const words = useWords();
  const { t } = words;
  const plan = usePlan();
  return (
    <li className="unknown-row" data-reason={unknown.reason}>
      <SeverityIcon level="unknown" />
      <span>
        {unknownName(unknown, plan, words)} <b>{unknown.ruleIds.join(t('app.listSeparator'))}</b>
        <span className="sub">
          {t(`unknown.reason.${unknown.reason}`)} · {t('unknown.upTo')}{' '}
          <span className={`sev ${unknown.upTo} sev-word`}>{t(`effect.${unknown.upTo}`)}</span>
        </span>
      </span>
      <UnknownAct unknown={unknown} />
    </li>
  );
}

function UnknownAct({ unknown }: { unknown: Open }) {
  const { t } = useWords();
  const plan = usePlan();
  const { client } = useServices();
  const set = useView((state) => state.set);
  const go = useView((state) => state.go);
  const act = (label: string, onClick: () => void) => (
    <button type="button" className="button small" onClick={onClick}>
      {label}
    </button>
  );
  const openRule = () => set({ openFinding: unknown.ruleIds[0] ?? null });
  if (unknown.reason === 'load_failed' && unknown.role) {
    const role = unknown.role;
    return act(t('unknown.act.retry'), () => void retryLayer(client, role));
  }
  if (unknown.attribute) {
    const derived = plan.ruleset.derived.find(({ id }) => id === unknown.attribute);
    const asked = plan.fields.get(unknown.attribute) ?? plan.fields.get(derived?.confirm ?? '');
    if (asked) {
      return act(t(derived ? 'unknown.act.confirm' : 'unknown.act.answer'), () =>
        set({ editingProject: true, question: asked.question.key }),
      );
    }
  }
  switch (unknown.resolves.act) {
    case 'provide_layer':
      return act(t('unknown.act.provide_layer'), () => go('data', unknown.role ?? null));
    case 'survey_boundary':
      return act(t('unknown.act.survey_boundary'), () => set({ editingSite: true }));
    case 'set_parameter':
      return act(t('unknown.act.set_parameter'), () => go('data', 'parameters'));
    default:
      return act(t('unknown.act.ask_authority'), openRule);
  }
}
