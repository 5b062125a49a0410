import { IconX } from '@tabler/icons-react';
import type { LayerEntry } from '../../catalog/catalog.ts';
import { fileSize, formatNumber, quantityText } from '../../i18n/quantity.ts';
import { statementFlaws } from '../../intake/build-layer.ts';
import { useServices } from '../shared/plan-context.ts';
import { ProblemCallout } from '../shared/problem-callout.tsx';
import { useWords } from '../shared/words.ts';
import { switchLayer, useKeptLayers } from '../state/kept-layers.ts';
import { acceptChecked, dropLayer, useLayerImport } from '../state/layer-import.ts';
import { useView } from '../state/view.ts';
import { IntakeDifference } from './intake-difference.tsx';
import { IntakeFields } from './intake-fields.tsx';
import { IntakeIdentity } from './intake-identity.tsx';
import { IntakeReport } from './intake-report.tsx';
import { IntakeStatement } from './intake-statement.tsx';
import { LayerFilePicker } from './layer-file-picker.tsx';

/** A layer on its way in, from the file to the moment it is accepted; until then nothing is changed. */
export function IntakePane() {
  const { t } = useWords();
  const { published } = useServices();
  const { fileName, progress, reply, problems, layer, role, check } = useLayerImport();
  const card = published.layers.find((entry) => entry.role === role);
  const facts = reply && {
    format: t(`intake.format.${reply.format}`),
    size: quantityText(fileSize(reply.bytes)),
    count: formatNumber(reply.layers[layer]?.featureCount ?? 0),
  };
  const encoding = reply?.layers[layer]?.encoding;
  return (
    <section className="intake" aria-label={t('intake.title')} data-testid="intake">
      <div className="view-head">
        <h2 className="grow">{t('intake.title')}</h2>
        <button
          type="button"
          className="button ghost icon-only"
          aria-label={t('app.cancel')}
          title={t('app.cancel')}
          data-testid="drop-layer"
          onClick={dropLayer}
        >
          <IconX size={17} aria-hidden="true" />
        </button>
      </div>
      <div className="panel-scroll">
        <div className="intake-part intake-file">
          <span className="grow">
            <b>{fileName}</b>
            {facts && (
              <small className="muted">
                {t('intake.fileFacts', facts)}
                {encoding && ` · ${t('intake.encoding', { encoding: encoding.toUpperCase() })}`}
              </small>
            )}
          </span>
          {!progress && <LayerFilePicker label={t('intake.other')} />}
        </div>
        {problems.map((problem) => (
          <ProblemCallout key={problem.code} problem={problem} />
        ))}
        {progress ? <Progress /> : reply && <IntakeIdentity reply={reply} />}
        {!progress && check && card && (
          <>
            <IntakeFields check={check} />
            {check.findings && <IntakeReport findings={check.findings} targets={check.targets} />}
            {check.findings?.errors === 0 && (
              <>
                <IntakeDifference difference={check.difference} />
                <IntakeStatement bbox={check.bbox} />
                <Accept card={card} />
              </>
            )}
          </>
        )}
      </div>
    </section>
  );
}

function Progress() {
  const { t } = useWords();
  const progress = useLayerImport((state) => state.progress);
  const toast = useView((state) => state.toast);
  const stage = t(`intake.stage.${progress?.stage ?? 'reading'}`);
  const share = progress?.share ?? 0;
  return (
    <div className="intake-part">
      <p role="status">{stage}</p>
      {/* Where only the stage is known, no share is claimed. */}
      <progress aria-label={stage} max={1} {...(share > 0 && { value: share })} />
      <div className="button-row">
        <button
          type="button"
          className="button small"
          data-testid="stop-layer"
          onClick={() => {
            dropLayer();
            toast('intake.stopped');
          }}
        >
          {t('intake.stop')}
        </button>
      </div>
    </div>
  );
}

function Accept({ card }: { card: LayerEntry }) {
  const { t, text } = useWords();
  const { client, store, plan } = useServices();
  const statement = useLayerImport((state) => state.statement);
  const { go, toast } = useView();
  const flawed = statementFlaws(statement).length > 0;
  const has = plan.layers.get(card.role)?.status !== 'missing';
  const accept = async () => {
    const before = useKeptLayers.getState().inForce.get(card.role) ?? null;
    if (!(await acceptChecked(client, store))) return;
    go('data', card.role);
    const undo = () => void switchLayer(client, store, card.role, before);
    toast('intake.accepted', { name: text(card.name) }, undo);
  };
  return (
    <div className="intake-part intake-accept">
      <button
        type="button"
        className="button primary"
        disabled={flawed}
        data-testid="accept-layer"
        onClick={() => void accept()}
      >
        {t(has ? 'intake.accept' : 'intake.acceptNew')}
      </button>
      <button type="button" className="button ghost" onClick={dropLayer}>
        {t('app.cancel')}
      </button>
      <span className="muted">{t('intake.acceptHint')}</span>
    </div>
  );
}
