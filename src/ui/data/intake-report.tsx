import type { Findings } from '../../intake/check-layer.ts';
import type { TargetField } from '../../intake/target-fields.ts';
import type { Problem } from '../../kernel/problem.ts';
import { Trouble } from '../shared/problem-callout.tsx';
import { placeText } from '../shared/problem-text.ts';
import { useWords } from '../shared/words.ts';
import { flyToPlace } from '../shell/map-bridge.ts';
import { useLayerImport } from '../state/layer-import.ts';

interface IntakeReportProps {
  readonly findings: Findings;
  readonly targets: readonly TargetField[];
}

/** What is wrong with the layer, errors first, each with the way to its place on the map. */
export function IntakeReport({ findings: { problems, counts, errors }, targets }: IntakeReportProps) {
  const { t } = useWords();
  const total = Object.values(counts).reduce((sum, count) => sum + count, 0);
  const features = useLayerImport((state) => state.reply?.layers[state.layer]?.featureCount) ?? 0;
  const head =
    errors > 0
      ? t('intake.reportErrors', { count: errors })
      : total > 0
        ? t('intake.reportWarnings', { count: total })
        : t('intake.reportClean', { count: features });
  const codes = [...new Set(problems.map(({ code }) => code))];
  return (
    <div className="intake-part" data-testid="layer-report">
      <h3>{t('intake.report')}</h3>
      <p role={errors > 0 ? 'alert' : 'status'}>{head}</p>
      {codes.map((code) => {
        const told = problems.filter((problem) => problem.code === code);
        const count = counts[code] ?? told.length;
        return (
          <div key={code} className="intake-trouble">
            {told.map((problem) => (
              <Finding key={JSON.stringify([problem.where, problem.params])} problem={problem} targets={targets} />
            ))}
            {count > told.length && <p className="muted">{t('intake.times', { count, shown: told.length })}</p>}
          </div>
        );
      })}
    </div>
  );
}

function Finding({ problem, targets }: { problem: Problem; targets: readonly TargetField[] }) {
  const { t, text, locale } = useWords();
  const { where, params, severity } = problem;
  const target = targets.find(({ property }) => property === params?.property);
  const worded = target ? { ...problem, params: { ...params, property: text(target.name) } } : problem;
  const at = where?.lon !== undefined && where.lat !== undefined ? ([where.lon, where.lat] as const) : null;
  return (
    <Trouble
      problem={worded}
      level={severity === 'error' ? 'prohibit' : 'condition'}
      action={
        at && (
          <button
            type="button"
            className="button small"
            aria-label={`${t('intake.showPlace')} · ${placeText(where, locale)}`}
            onClick={() => {
              useLayerImport.setState({ lit: at });
              flyToPlace([...at]);
            }}
          >
            {t('intake.showPlace')}
          </button>
        )
      }
    />
  );
}
