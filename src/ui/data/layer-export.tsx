import { IconChevronRight, IconDownload } from '@tabler/icons-react';
import { useId, useRef, useState } from 'react';
import type { LayerEntry } from '../../catalog/catalog.ts';
import { LAYER_FORMATS, type LayerFormat } from '../../export/export-layer.ts';
import type { Problem } from '../../kernel/problem.ts';
import { useServices } from '../shared/plan-context.ts';
import { problemText } from '../shared/problem-text.ts';
import { saveFile } from '../shared/save-file.ts';
import { useWords } from '../shared/words.ts';
import { useView } from '../state/view.ts';

interface LayerExportProps {
  readonly entry: LayerEntry;
  /** Ids of the only features to write; absent for the whole layer. */
  readonly selected?: readonly string[];
}

/** A layer, or some of its features, as a file for other programs; nothing where there is no data to write. */
export function LayerExport({ entry, selected }: LayerExportProps) {
  const { t, locale } = useWords();
  const { client } = useServices();
  const toast = useView((state) => state.toast);
  const id = useId();
  const [format, setFormat] = useState<LayerFormat>('geojson');
  const [problems, setProblems] = useState<readonly Problem[]>([]);
  const [working, setWorking] = useState(false);
  /** Number of the file that is waited for; one that was stopped is not saved when it comes. */
  const wanted = useRef(0);
  if (entry.status === 'missing' || entry.derived) return null;

  const save = async () => {
    wanted.current += 1;
    const mine = wanted.current;
    setWorking(true);
    const file = await client.call((api) => api.exportLayer(entry.role, format, selected ?? null));
    if (wanted.current !== mine) return;
    setWorking(false);
    setProblems(file.ok ? file.warnings : file.problems);
    if (!file.ok) return;
    saveFile(file.value.name, file.value.bytes, file.value.mediaType);
    toast('layerExport.saved', { file: file.value.name });
  };
  const stop = () => {
    wanted.current += 1;
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
        <p className="muted">{t(selected ? 'layerExport.noteFeature' : 'layerExport.note')}</p>
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
          <button type="button" className="button small" data-testid="layer-export-save" onClick={() => void save()}>
            <IconDownload size={15} aria-hidden="true" />
            {t('layerExport.save')}
          </button>
        )}
      </div>
    </details>
  );
}
