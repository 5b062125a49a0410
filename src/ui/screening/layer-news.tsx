import { fileSize, formatNumber, percent, quantityText } from '../../i18n/quantity.ts';
import type { Problem } from '../../kernel/problem.ts';
import type { WorkerNews } from '../../worker/protocol.ts';
import { usePlan } from '../shared/plan-context.ts';
import { problemText } from '../shared/problem-text.ts';
import { useWords } from '../shared/words.ts';
import { useLoading } from '../state/loading.ts';

/** How far the reading of large layers is; nothing while none is read. */
export function LoadingLine() {
  const { t } = useWords();
  const all = Object.values(useLoading());
  const files = all.filter(({ news }) => news === 'loading');
  const shown = files.some(({ done, total }) => done < total) ? files : all.filter(({ news }) => news === 'packing');
  if (shown.length === 0) return null;
  const done = sum(shown, 'done');
  const total = sum(shown, 'total');
  const isFile = shown === files;
  const size = (count: number) => (isFile ? quantityText(fileSize(count)) : formatNumber(count));
  const params = { percent: quantityText(percent(done / total)), done: size(done), total: size(total) };
  const words = t(isFile ? 'loading.files' : 'loading.packing', params);
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
  return entry ? <b>{entry.name[locale]} </b> : null;
}
