import { localText } from '../../i18n/full-width.ts';
import { fileSize, formatNumber, percent, quantityText } from '../../i18n/quantity.ts';
import type { Problem } from '../../kernel/problem.ts';
import type { WorkerNews } from '../../worker/protocol.ts';
import { usePlan } from '../shared/plan-context.ts';
import { problemText } from '../shared/problem-text.ts';
import { useWords } from '../shared/words.ts';
import { useLoading } from '../state/loading.ts';

const WORDS = { loading: 'loading.files', packing: 'loading.packing', measuring: 'loading.measuring' } as const;

/** How far the reading of large layers or the measuring of a large site is; nothing while neither takes long. */
export function LoadingLine() {
  const { t } = useWords();
  const all = Object.values(useLoading());
  // One comes after the other: files are read, packed, and then measured against.
  const stage = (['loading', 'packing', 'measuring'] as const).find((one) =>
    all.some(({ news, done, total }) => news === one && done < total),
  );
  if (!stage) return null;
  const shown = all.filter(({ news }) => news === stage);
  const done = sum(shown, 'done');
  const total = sum(shown, 'total');
  const size = (count: number) => (stage === 'loading' ? quantityText(fileSize(count)) : formatNumber(count));
  const params = { percent: quantityText(percent(done / total)), done: size(done), total: size(total) };
  const words = t(WORDS[stage], params);
  return (
    <div className="loading-line" role="status">
      <span>{words}</span>
      <div className="progress" role="progressbar" aria-label={words} aria-valuemax={total} aria-valuenow={done}>
        <span style={{ width: `${(done / total) * 100}%` }} />
      </div>
    </div>
  );
}

function sum(all: readonly WorkerNews[], what: 'done' | 'total'): number {
  return all.reduce((total, one) => total + one[what], 0);
}

/** Layers that failed, or were read another way than meant. */
export function LayerWarnings({ warnings }: { warnings: readonly Problem[] }) {
  const { t, locale } = useWords();
  if (warnings.length === 0) return null;
  return (
    <ul className="callout warn layer-warnings" aria-label={t('loading.warnings')}>
      {warnings.map((warning) => (
        <li key={`${warning.code} ${warning.where?.layer}`} data-code={warning.code}>
          <LayerName role={warning.where?.layer} />
          {problemText(warning, locale)}
        </li>
      ))}
    </ul>
  );
}

function LayerName({ role }: { role: string | undefined }) {
  const { catalog } = usePlan();
  const { locale } = useWords();
  const entry = catalog.layers.find((layer) => layer.role === role);
  return entry ? <b>{localText(entry.name, locale)} </b> : null;
}
