import { formatNumber, length, percent, plainLength, quantityText } from '../../i18n/quantity.ts';
import type { Finding, FindingFact } from '../../record/record.ts';
import { unitText } from '../shared/answer-text.ts';
import { boundsOf } from '../shared/bounds.ts';
import { LawTitle } from '../shared/law-title.tsx';
import { usePlan } from '../shared/plan-context.ts';
import { AreaText } from '../shared/quantity-text.tsx';
import { IntervalChips, type Level } from '../shared/severity.tsx';
import { BasisTags, LawTag } from '../shared/status.tsx';
import { useWords } from '../shared/words.ts';
import { showBounds } from '../shell/map-bridge.ts';
import { useCase } from '../state/case.ts';
import { useDrawnLayers } from '../state/layers.ts';
import { useScreening } from '../state/screening.ts';
import { useView } from '../state/view.ts';
import { FindingStations } from './chainage-table.tsx';
import { factMeasure, mainFact } from './finding-measure.ts';
import { FindingReview } from './finding-review.tsx';
import { FlipLines } from './flip-lines.tsx';

/** A finding opened: what was found, the clause, the figures, and on what they rest. */
export function FindingDetail({ id, finding, level }: { id: string; finding: Finding; level: Level }) {
  const { t, text } = useWords();
  const plan = usePlan();
  const go = useView((state) => state.go);
  const fact = mainFact(finding);
  return (
    <section id={id} className={`finding-detail sev ${level}`} aria-label={text(finding.title)}>
      <div>
        <p className="finding-text">{text(finding.text)}</p>
        {finding.clauseIds.map((clauseId) => {
          const clause = plan.clauses.get(clauseId);
          return (
            clause && (
              <p key={clauseId} className="finding-clause">
                {text(clause.text)}{' '}
                <span className="muted">
                  {clause.ref} · {t('finding.paraphrase')}
                </span>
              </p>
            )
          );
        })}
        {fact && <FactMeasures fact={fact} />}
        <dl className="facts-list">
          {finding.atLeast !== finding.atWorst && (
            <>
              <dt>{t('verdict.title')}</dt>
              <dd>
                <IntervalChips atLeast={finding.atLeast} atWorst={finding.atWorst} />
              </dd>
            </>
          )}
          {finding.facts.length > 0 && (
            <>
              <dt>{t('finding.place')}</dt>
              <dd>
                <Places finding={finding} />
              </dd>
            </>
          )}
          <FindingStations finding={finding} />
          <LawLines finding={finding} />
          <ParameterLines finding={finding} />
          <MarginLine finding={finding} />
          {finding.flippedBy && <FlipLines flips={finding.flippedBy} />}
          {finding.material.length > 0 && (
            <>
              <dt>{t('finding.material')}</dt>
              <dd>{finding.material.map((material) => text(material)).join(t('app.listSeparator'))}</dd>
            </>
          )}
          <dt>{t('finding.decides')}</dt>
          <dd>{text(finding.decides)}</dd>
          {finding.reading && (
            <>
              <dt>{t('finding.reading')}</dt>
              <dd>{text(finding.reading)}</dd>
            </>
          )}
        </dl>
        <div className="button-row">
          <ShowPlace finding={finding} />
          {finding.clauseIds.map((clauseId) => (
            <button key={clauseId} type="button" className="link" onClick={() => go('clauses', clauseId)}>
              {t('finding.openClause', { clause: clauseId })}
            </button>
          ))}
        </div>
        <FindingReview finding={finding} />
      </div>
    </section>
  );
}

function FactMeasures({ fact }: { fact: FindingFact }) {
  const { t } = useWords();
  return (
    <dl className="measures">
      {fact.overlapEllipsoidM2 > 0 ? (
        <div className="wide">
          <dt>{t('finding.occupied')}</dt>
          <dd>
            <AreaText areaM2={fact.overlapEllipsoidM2} />
          </dd>
        </div>
      ) : (
        <div>
          <dt>{t('finding.occupied')}</dt>
          <dd>
            0 <small>m²</small>
          </dd>
        </div>
      )}
      <div>
        <dt>{t('finding.share')}</dt>
        <dd>{quantityText(percent(fact.share))}</dd>
      </div>
      <div>
        <dt>{t('finding.distance')}</dt>
        <dd>{quantityText(length(fact.edgeDistanceM))}</dd>
      </div>
      {fact.overlapLengthM > 0 && (
        <div>
          <dt>{t('finding.lengthIn')}</dt>
          <dd>{quantityText(length(fact.overlapLengthM))}</dd>
        </div>
      )}
      {fact.penetrationM > 0 && (
        <div>
          <dt>{t('finding.depth')}</dt>
          <dd>{quantityText(length(fact.penetrationM))}</dd>
        </div>
      )}
      {typeof fact.pinchWidthM === 'number' && (
        <div>
          <dt>{t('finding.pinch')}</dt>
          <dd>{quantityText(length(fact.pinchWidthM))}</dd>
        </div>
      )}
    </dl>
  );
}

function Places({ finding }: { finding: Finding }) {
  const { text } = useWords();
  const plan = usePlan();
  const layers = useScreening((state) => state.reply?.record.inputs.layers);
  return (
    <ul>
      {finding.facts.map((fact) => {
        const entry = plan.layers.get(fact.role);
        const version = layers?.find((layer) => layer.role === fact.role)?.version;
        return (
          <li key={`${fact.role} ${fact.featureId}`}>
            {fact.featureName ? text(fact.featureName) : fact.featureId}
            <span className="muted">
              {' '}
              {[entry && text(entry.name), version].filter(Boolean).join(' ')} · {quantityText(factMeasure(fact))}
            </span>
          </li>
        );
      })}
    </ul>
  );
}

function LawLines({ finding }: { finding: Finding }) {
  const { t } = useWords();
  const plan = usePlan();
  const laws = finding.lawIds.flatMap((lawId) => plan.laws.get(lawId) ?? []);
  if (laws.length === 0) return null;
  return (
    <>
      <dt>{t('finding.law')}</dt>
      <dd>
        {laws.map((law) => (
          <span key={law.id}>
            <LawTitle law={law} /> <LawTag law={law} />{' '}
          </span>
        ))}
      </dd>
    </>
  );
}

function ParameterLines({ finding }: { finding: Finding }) {
  const words = useWords();
  const { t, text } = words;
  const plan = usePlan();
  const go = useView((state) => state.go);
  const used = useScreening((state) => state.reply?.record.inputs.parameters);
  const parameters = finding.parameters.flatMap((id) => plan.parameters.get(id) ?? []);
  if (parameters.length === 0) return null;
  return (
    <>
      <dt>{t('finding.parameters')}</dt>
      <dd>
        <ul>
          {parameters.map((parameter) => {
            const actual = used?.find(({ id }) => id === parameter.id);
            const value = actual ? actual.value : parameter.value;
            return (
              <li key={parameter.id}>
                {text(parameter.name)}{' '}
                <b>
                  {value === null
                    ? t('finding.noParameter')
                    : `${formatNumber(value, Number.isInteger(value) ? 0 : 2)}\u202f${unitText(parameter.unit, words)}`}
                </b>{' '}
                {text(parameter.source)}
                <BasisTags basis={parameter.basis} status={parameter.status} changed={actual?.changed ?? false} />{' '}
                <button type="button" className="link" onClick={() => go('data', parameter.id)}>
                  {t('parameters.adjust')}
                </button>
              </li>
            );
          })}
        </ul>
      </dd>
    </>
  );
}

/** How far the boundary would have to move for another outcome, beside how far a schematic line may be off. */
function MarginLine({ finding }: { finding: Finding }) {
  const { t } = useWords();
  const plan = usePlan();
  const offM = Math.max(
    0,
    ...finding.facts.flatMap((fact) => {
      const entry = plan.layers.get(fact.role);
      return entry?.status === 'schematic' ? (entry.accuracyM ?? 0) : 0;
    }),
  );
  const parts = [
    finding.marginM !== null && t('finding.marginText', { distance: quantityText(length(finding.marginM)) }),
    finding.certainty === 'boundary_dependent' && t('finding.boundary'),
    offM > 0 && t('finding.schematicMargin', { distance: quantityText(plainLength(offM)) }),
  ].filter((part) => part !== false);
  if (parts.length === 0) return null;
  return (
    <>
      <dt>{t('finding.margin')}</dt>
      <dd>{parts.join(t('app.listSeparator'))}</dd>
    </>
  );
}

function ShowPlace({ finding }: { finding: Finding }) {
  const { t } = useWords();
  const site = useCase((state) => state.present.site);
  const drawn = useDrawnLayers();
  const set = useView((state) => state.set);
  const fact = mainFact(finding);
  if (!fact || !site) return null;
  const show = () => {
    const layer = drawn[fact.role];
    const feature =
      layer?.state === 'ready' ? layer.features.features.find(({ id }) => String(id) === fact.featureId) : undefined;
    const near = fact.feet ?? null;
    const geometries = [
      ...site.parcels.map((parcel) => parcel.geometry),
      ...(near ? [{ type: 'LineString' as const, coordinates: [...near] }] : feature ? [feature.geometry] : []),
    ];
    set({ sheet: 'low' });
    showBounds(boundsOf(geometries));
  };
  return (
    <button type="button" className="link" onClick={show}>
      {t('finding.zoom')}
    </button>
  );
}
