import { useId } from 'react';
import { crsWords } from '../../i18n/crs-words.ts';
import type { GuessedRole } from '../../intake/guess-role.ts';
import type { LayerCheckReply, LayerFileReply } from '../../worker/layer-protocol.ts';
import { transformKey } from '../screening/import-candidates.tsx';
import { usePlan, useServices } from '../shared/plan-context.ts';
import { ProblemCallout } from '../shared/problem-callout.tsx';
import { problemText } from '../shared/problem-text.ts';
import { useWords } from '../shared/words.ts';
import { lookAs, lookWithReading, useLayerImport } from '../state/layer-import.ts';
import { useLayerPlan } from './use-layer-plan.ts';

/** What the file is: which of its layers, which role, in which reference system; asked wherever it is not plain. */
export function IntakeIdentity({ reply }: { reply: LayerFileReply }) {
  const { t, text } = useWords();
  const id = useId();
  const { client } = useServices();
  const plan = useLayerPlan();
  const { layer, role, check } = useLayerImport();
  const roles = plan.published.layers.filter(({ derived, context }) => !derived && !context);
  const guessed = reply.layers[layer]?.guessed;
  return (
    <div className="intake-part">
      {reply.layers.length > 1 && (
        <div className="form-field">
          <label htmlFor={`${id}-layer`}>{t('intake.layer')}</label>
          <select
            id={`${id}-layer`}
            value={layer}
            onChange={(event) => void lookAs(client, plan, { layer: Number(event.target.value), role: null })}
          >
            {reply.layers.map(({ name, featureCount }, index) => (
              <option key={name} value={index}>
                {t('intake.layerOption', { name, count: featureCount })}
              </option>
            ))}
          </select>
        </div>
      )}
      <div className="form-field">
        <label htmlFor={`${id}-role`}>{t('intake.role')}</label>
        <select
          id={`${id}-role`}
          value={role ?? ''}
          data-testid="layer-role"
          onChange={(event) => void lookAs(client, plan, { layer, role: event.target.value || null })}
        >
          <option value="">{t('intake.roleNone')}</option>
          {roles.map((entry) => (
            <option key={entry.role} value={entry.role}>
              {text(entry.name)}
            </option>
          ))}
        </select>
        {guessed && <GuessNote guessed={guessed} />}
      </div>
      {check && <SystemNote system={check.system} />}
    </div>
  );
}

function GuessNote({ guessed: { guesses, sure, ambiguousName } }: { guessed: GuessedRole }) {
  const { t, text, list } = useWords();
  const { layers } = usePlan();
  const [first] = guesses;
  if (ambiguousName) return <p className="callout warn">{t('intake.ambiguous')}</p>;
  if (!first) return <p className="muted">{t('intake.byNothing')}</p>;
  if (sure) return <p className="muted">{t(`intake.by.${first.by}`)}</p>;
  const names = guesses.map(({ role }) => layers.get(role)?.name).filter((name) => name !== undefined);
  return <p className="muted">{t('intake.bySeveral', { roles: list(names.map(text)) })}</p>;
}

function SystemNote({ system }: { system: LayerCheckReply['system'] }) {
  const { t, locale } = useWords();
  const { client } = useServices();
  const plan = useLayerPlan();
  const named = (epsg: number, transform: string | null) =>
    [crsWords(epsg, locale), ...(transform ? [t(transformKey(transform))] : [])].join(' · ');
  if (system.kind === 'refused') return <ProblemCallout problem={system.why} />;
  if (system.kind === 'settled') {
    return (
      <p className="intake-crs" data-testid="layer-crs">
        <span className="muted">{t('intake.crs')}</span> {named(system.reading.epsg, system.reading.transform)}{' '}
        <span className="muted">{t(`intake.how.${system.how}`)}</span>
      </p>
    );
  }
  return (
    <fieldset className="callout warn">
      <legend className="visually-hidden">{t('intake.crsAsk')}</legend>
      <p>
        {problemText(system.why, locale)} {t('intake.crsAsk')}
      </p>
      {system.readings.map(({ epsg, transform, centre, order }, index) => (
        <p key={`${epsg} ${transform} ${order}`} className="intake-reading">
          <span className="grow">
            {named(epsg, transform)}
            <small className="muted">
              {centre[0]?.toFixed(4)}°E {centre[1]?.toFixed(4)}°N
            </small>
          </span>
          <button
            type="button"
            className="button small"
            aria-label={`${t('intake.useReading')} · ${named(epsg, transform)}`}
            data-testid={`layer-reading-${index}`}
            onClick={() => void lookWithReading(client, plan, index)}
          >
            {t('intake.useReading')}
          </button>
        </p>
      ))}
    </fieldset>
  );
}
