import { useId } from 'react';
import type { LayerCheckReply } from '../../worker/layer-protocol.ts';
import { useServices } from '../shared/plan-context.ts';
import { useWords } from '../shared/words.ts';
import { lookWithFields, useLayerImport } from '../state/layer-import.ts';
import { useLayerPlan } from './use-layer-plan.ts';

/** Which attribute fills which property of the role; open where one that rules ask about is not filled. */
export function IntakeFields({ check: { targets, fields } }: { check: LayerCheckReply }) {
  const { t, text } = useWords();
  const id = useId();
  const { client } = useServices();
  const plan = useLayerPlan();
  const offered = useLayerImport((state) => state.reply?.layers[state.layer]?.fields) ?? [];
  const mapped = targets.filter(({ property }) => fields[property]).length;
  const short = targets.some(({ property, needed }) => needed && !fields[property]);
  return (
    <details className="intake-part" open={short}>
      <summary>
        <b>{t('intake.fields')}</b>{' '}
        <span className="muted">{t('intake.fieldsSummary', { mapped, total: targets.length })}</span>
      </summary>
      <div className="intake-fields">
        {targets.map(({ property, name, needed }) => (
          <div key={property}>
            <label htmlFor={`${id}-${property}`}>
              {text(name)}
              {needed && <span className="tag assumed">{t('intake.fieldNeeded')}</span>}
            </label>
            <select
              id={`${id}-${property}`}
              value={fields[property] ?? ''}
              onChange={(event) =>
                void lookWithFields(client, plan, { ...fields, [property]: event.target.value || null })
              }
            >
              <option value="">{t('intake.fieldNone')}</option>
              {offered.map((field) => (
                <option key={field}>{field}</option>
              ))}
            </select>
          </div>
        ))}
      </div>
    </details>
  );
}
