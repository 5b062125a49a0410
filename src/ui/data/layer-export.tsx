import { IconChevronRight, IconDownload } from '@tabler/icons-react';
import { useEffect, useId, useRef, useState } from 'react';
import type { LayerEntry } from '../../catalog/catalog.ts';
import { LAYER_FORMATS, type LayerFormat } from '../../export/export-layer.ts';
import type { Problem } from '../../kernel/problem.ts';
import { ImportClient } from '../../worker/import-client.ts';
import { useServices } from '../shared/plan-context.ts';
import { problemText } from '../shared/problem-text.ts';
import { saveFile } from '../shared/save-file.ts';
import { useWords } from '../shared/words.ts';
import { useCase } from '../state/case.ts';
import { useView } from '../state/view.ts';
import { spawnImportWorker } from '../workers.ts';
import { type ExportScope, ScopeFields, withinOf } from './export-scope.tsx';

interface LayerExportProps {
  readonly entry: LayerEntry;
  /** Ids of the only features to write; absent for a choice between the whole layer and what of it is near the site. */
  readonly selected?: readonly string[];
}

/** A layer, or some of its features, as a file for other programs; nothing where there is no data to write. */
export function LayerExport({ entry, selected }: LayerExportProps) {
  const { t, locale } = useWords();
  const { client } = useServices();
  const site = useCase((state) => state.present.site);
  const toast = useView((state) => state.toast);
  const id = useId();
  const [format, setFormat] = useState<LayerFormat>('geojson');
  const [scope, setScope] = useState<ExportScope>({ kind: 'all', within: '100' });
  const [problems, setProblems] = useState<readonly Problem[]>([]);
  const [working, setWorking] = useState(false);
  /** The worker that writes; ended in the middle of it when it is stopped. */
  const writer = useRef<ImportClient | null>(null);
  useEffect(() => () => writer.current?.cancel(), []);
  if (entry.status === 'missing' || entry.derived) return null;
  const withinM = withinOf(scope);
  const near = selected || scope.kind === 'all' || !site || withinM === null ? null : { site, withinM };
  const possible = selected !== undefined || scope.kind === 'all' || near !== null;

  const save = async () => {
    const mine = new ImportClient({ spawn: spawnImportWorker });
    writer.current = mine;
    setWorking(true);
    setProblems([]);
    const bytes = await client.call((api) => api.layerBytes(entry.role, 'at_hand'));
    if (writer.current !== mine) return;
    const file =
      bytes.ok && bytes.value
        ? await mine.exportLayer({ entry, bytes: bytes.value, format, selected: selected ?? near })
        : bytes;
    mine.cancel();
    if (writer.current !== mine || file === 'superseded') return;
    writer.current = null;
    setWorking(false);
    setProblems(file.ok ? file.warnings : file.problems);
    if (!file.ok || !file.value || !('name' in file.value)) return;
    saveFile(file.value.name, file.value.bytes, file.value.mediaType);
    toast('layerExport.saved', { file: file.value.name });
  };
  const stop = () => {
    writer.current?.cancel();
    writer.current = null;
    setWorking(false);
  };
  return (
    <details className="disclosure" data-testid="layer-export">
      <summary>
        <IconChevronRight size={15} aria-hidden="true" />
        {t(selected ? 'layerExport.titleFeature' : 'layerExport.title')}
      </summary>
      <div className="site-export">
        <div className="form-field">
          <label htmlFor={id}>{t('layerExport.format')}</label>
          <span className="field">
            <select
              id={id}
              value={format}
              onChange={(event) => {
                setFormat(LAYER_FORMATS.find((known) => known === event.target.value) ?? 'geojson');
                setProblems([]);
              }}
            >
              {LAYER_FORMATS.map((known) => (
                <option key={known} value={known}>
                  {t(`layerExport.${known}`)}
                </option>
              ))}
            </select>
          </span>
        </div>
        {!selected && <ScopeFields scope={scope} onScope={setScope} hasSite={site !== null} />}
        <p className="muted">{t(selected || scope.kind !== 'all' ? 'layerExport.noteFeature' : 'layerExport.note')}</p>
        {problems.length > 0 && (
          <ul className="callout warn" role="alert">
            {problems.map((problem) => (
              <li key={problem.code}>{problemText(problem, locale)}</li>
            ))}
          </ul>
        )}
        {working ? (
          <>
            <progress aria-label={t('layerExport.working')} />
            <button type="button" className="button small" onClick={stop}>
              {t('layerExport.stop')}
            </button>
          </>
        ) : (
          <button
            type="button"
            className="button small"
            data-testid="layer-export-save"
            disabled={!possible}
            onClick={() => void save()}
          >
            <IconDownload size={15} aria-hidden="true" />
            {t('layerExport.save')}
          </button>
        )}
      </div>
    </details>
  );
}
