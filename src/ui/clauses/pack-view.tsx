import { IconFileImport, IconTrash } from '@tabler/icons-react';
import type { Problem } from '../../kernel/problem.ts';
import type { PackSummary } from '../../worker/protocol.ts';
import { FilePicker } from '../shared/file-picker.tsx';
import { useServices } from '../shared/plan-context.ts';
import { placeText, problemText } from '../shared/problem-text.ts';
import { useWords } from '../shared/words.ts';
import { dropOffer, offerPack, removePack, takePack, usePack } from '../state/pack.ts';
import { useView } from '../state/view.ts';

/** The user's own rules: what is in force, what a file would change, why a file was refused. */
export function PackView() {
  const { t } = useWords();
  const { client, store } = useServices();
  const { active, offered, checking, refused } = usePack();
  return (
    <div className="panel-scroll" data-testid="pack-view">
      <div className="detail-view">
        <p>{t('pack.about')}</p>
        {active ? (
          <section aria-label={t('pack.inForce')} data-testid="pack-active">
            <h3>{t('pack.inForce')}</h3>
            <Summary summary={active.summary} warnings={active.warnings} />
            <button
              type="button"
              className="button small"
              data-testid="pack-remove"
              onClick={() => void removePack(client, store)}
            >
              <IconTrash size={15} aria-hidden="true" />
              {t('pack.remove')}
            </button>
          </section>
        ) : (
          <p className="muted">{t('pack.none')}</p>
        )}
        <FilePicker
          label={t('pack.choose')}
          accept=".json"
          testId="pack-file"
          onFiles={([file]) => void offerPack(client, file)}
        >
          {(open) => (
            <button type="button" className="button small" onClick={open}>
              <IconFileImport size={15} aria-hidden="true" />
              {t(active ? 'pack.chooseOther' : 'pack.choose')}
            </button>
          )}
        </FilePicker>
        {checking && (
          <p role="status">
            {t('pack.checking')}{' '}
            <button type="button" className="link" onClick={dropOffer}>
              {t('app.cancel')}
            </button>
          </p>
        )}
        {refused && <Refused name={refused.name} problems={refused.problems} />}
        {offered && (
          <section className="pack-offer" aria-label={t('pack.offered')} data-testid="pack-offered">
            <h3>{t('pack.offered')}</h3>
            <Summary summary={offered.summary} warnings={offered.warnings} />
            <div className="button-row">
              <button
                type="button"
                className="button small primary"
                data-testid="pack-take"
                onClick={() => void takePack(client, store)}
              >
                {t('pack.take')}
              </button>
              <button type="button" className="button small ghost" onClick={dropOffer}>
                {t('app.cancel')}
              </button>
            </div>
          </section>
        )}
      </div>
    </div>
  );
}

function Refused({ name, problems }: { name: string; problems: readonly Problem[] }) {
  const { t } = useWords();
  return (
    <div className="callout error" role="alert" data-code={problems[0]?.code} data-testid="pack-refused">
      <b>{t('pack.refused', { name, count: problems.length })}</b>
      <ProblemLines problems={problems} />
      <p className="muted">{t('pack.nothingChanged')}</p>
    </div>
  );
}

function ProblemLines({ problems }: { problems: readonly Problem[] }) {
  const { locale } = useWords();
  return (
    <ul className="problem-lines">
      {problems.map((problem) => {
        const place = placeText(problem.where, locale);
        return (
          <li key={`${problem.code} ${place} ${JSON.stringify(problem.params)}`} data-code={problem.code}>
            {problemText(problem, locale)}
            {place && <small>{place}</small>}
          </li>
        );
      })}
    </ul>
  );
}

/** Identity of a pack and how it differs from the bundled rules. */
function Summary({ summary, warnings }: { summary: PackSummary; warnings: readonly Problem[] }) {
  const { t, text } = useWords();
  const go = useView((state) => state.go);
  const active = usePack((state) => state.active);
  const { ref, source, differences, examples } = summary;
  return (
    <>
      <dl className="facts-list">
        <dt>{t('pack.name')}</dt>
        <dd>{ref.name}</dd>
        <dt>{t('pack.version')}</dt>
        <dd>
          {ref.version} · <code title={ref.sha256}>{ref.sha256.slice(0, 12)}</code>
        </dd>
        <dt>{t('pack.source')}</dt>
        <dd>{text(source)}</dd>
        <dt>{t('pack.examples')}</dt>
        <dd>{t('pack.examplesPassed', { count: examples })}</dd>
      </dl>
      {warnings.length > 0 && (
        <div className="callout warn">
          <ProblemLines problems={warnings} />
        </div>
      )}
      <h3>{t('pack.differences', { count: differences.length })}</h3>
      <ul className="pack-differences">
        {differences.map(({ list, id, name, change, members }) => (
          <li key={`${list} ${id}`}>
            <span className={`tag ${change}`}>{t(`pack.change.${change}`)}</span>
            <span>
              {active?.summary === summary && list === 'rules' && change !== 'disabled' ? (
                <button type="button" className="link" onClick={() => go('clauses', id)}>
                  {id} {text(name)}
                </button>
              ) : (
                `${id} ${text(name)}`
              )}
              <small>
                {t(`pack.list.${list}`)}
                {members.length > 0 && ` · ${t('pack.members', { members: members.join(' ') })}`}
              </small>
            </span>
          </li>
        ))}
      </ul>
    </>
  );
}
