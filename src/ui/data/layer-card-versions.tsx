import type { LayerEntry } from '../../catalog/catalog.ts';
import type { LayerVersion } from '../../storage/database.ts';
import { momentText } from '../records/record-text.ts';
import { useServices } from '../shared/plan-context.ts';
import { ProblemCallout } from '../shared/problem-callout.tsx';
import { StatusMark } from '../shared/status.tsx';
import { versionText } from '../shared/version-text.ts';
import { useWords } from '../shared/words.ts';
import { deleteLayer, switchLayer, useKeptLayers } from '../state/kept-layers.ts';
import { compareVersion, dropComparison, useComparison } from '../state/layer-comparison.ts';
import { useView } from '../state/view.ts';
import { DifferenceTable } from './intake-difference.tsx';
import { ChangeList } from './layer-changes.tsx';
import { LayerFilePicker } from './layer-file-picker.tsx';

/** The states of a layer there are, which of them is in use, and the way back to any. */
export function LayerCardVersions({ entry }: { entry: LayerEntry }) {
  const words = useWords();
  const { t, text } = words;
  const { client, store, published } = useServices();
  const { versions, inForce, problem } = useKeptLayers();
  const toast = useView((state) => state.toast);
  const original = published.layers.find(({ role }) => role === entry.role);
  if (!original || original.derived) return null;
  const own = versions.filter((version) => version.entry.role === entry.role).toReversed();
  const current = inForce.get(entry.role) ?? null;
  const name = text(entry.name);
  const use = async (id: string | null) => {
    dropComparison();
    const before = await switchLayer(client, store, entry.role, id);
    toast('versions.used', { name }, () => void switchLayer(client, store, entry.role, before));
  };
  const remove = async (version: LayerVersion) => {
    dropComparison();
    const bringBack = await deleteLayer(client, store, version);
    toast('versions.deleted', { name: version.entry.version ?? '' }, () => void bringBack());
  };
  return (
    <section className="layer-versions" aria-label={t('versions.title')} data-testid="layer-versions">
      <h3>{t('versions.title')}</h3>
      {problem && <ProblemCallout problem={problem} />}
      <ul>
        {own.map((version) => (
          <VersionRow
            key={version.id}
            entry={version.entry}
            note={t('versions.kept', { date: momentText(version.acceptedAt, words), file: version.file })}
            inUse={version.id === current}
            onUse={() => void use(version.id)}
            onCompare={() => void compareVersion(client, store, entry, original, version)}
            onDelete={() => void remove(version)}
          />
        ))}
        <VersionRow
          entry={original}
          note={t('versions.published')}
          inUse={current === null}
          onUse={() => void use(null)}
          {...(original.status !== 'missing' && {
            onCompare: () => void compareVersion(client, store, entry, original, null),
          })}
        />
      </ul>
      <Comparison role={entry.role} />
      <LayerFilePicker
        role={entry.role}
        label={t(entry.status === 'missing' ? 'intake.fillThis' : 'intake.replaceThis')}
      />
    </section>
  );
}

/** How the version that was picked differs from the one in use. */
function Comparison({ role }: { role: string }) {
  const words = useWords();
  const { t } = words;
  const comparison = useComparison();
  if (comparison.role !== role) return null;
  const { running, share, problem, compared } = comparison;
  return (
    <div className="intake-part" data-testid="version-difference">
      {running && (
        <>
          <p role="status">{t('intake.stage.comparing')}</p>
          <progress aria-label={t('intake.stage.comparing')} max={1} {...(share > 0 && { value: share })} />
        </>
      )}
      {problem && <ProblemCallout problem={problem} />}
      {compared && (
        <>
          <DifferenceTable
            difference={compared.difference}
            before={versionText(compared.beforeEntry, words)}
            now={versionText(compared.nowEntry, words)}
          />
          <ChangeList
            changes={compared.difference.changes}
            total={compared.difference.changed + compared.difference.added + compared.difference.removed}
            label={compared.nowEntry.label}
          />
          <p className="muted">{t(compared.shapes ? 'versions.onMap' : 'versions.tooLargeForMap')}</p>
        </>
      )}
      <div className="button-row">
        <button type="button" className="button small" onClick={dropComparison}>
          {t(running ? 'intake.stop' : 'app.close')}
        </button>
      </div>
    </div>
  );
}

interface VersionRowProps {
  readonly entry: LayerEntry;
  readonly note: string;
  readonly inUse: boolean;
  readonly onUse: () => void;
  /** Absent where there is nothing to compare with. */
  readonly onCompare?: () => void;
  readonly onDelete?: () => void;
}

function VersionRow({ entry, note, inUse, onUse, onCompare, onDelete }: VersionRowProps) {
  const { t } = useWords();
  const name = entry.version ?? t('versions.none');
  return (
    <li className={inUse ? 'in-use' : undefined}>
      <span className="grow">
        <b>{name}</b> <StatusMark status={entry.status} />
        <small className="muted">{note}</small>
      </span>
      {!inUse && onCompare && (
        <button
          type="button"
          className="button small ghost"
          aria-label={`${t('versions.compare')} · ${name}`}
          onClick={onCompare}
        >
          {t('versions.compare')}
        </button>
      )}
      {inUse ? (
        <span className="tag verified">{t('versions.inForce')}</span>
      ) : (
        <button type="button" className="button small" aria-label={`${t('versions.use')} · ${name}`} onClick={onUse}>
          {t('versions.use')}
        </button>
      )}
      {onDelete && (
        <button
          type="button"
          className="button small ghost"
          aria-label={`${t('versions.delete')} · ${name}`}
          onClick={onDelete}
        >
          {t('versions.delete')}
        </button>
      )}
    </li>
  );
}
