import { crsWords } from '../../i18n/crs-words.ts';
import { length, quantityText } from '../../i18n/quantity.ts';
import type { Problem } from '../../kernel/problem.ts';
import type { Inspection } from '../../site/import-site.ts';
import { useServices } from '../shared/plan-context.ts';
import { placeText, problemText } from '../shared/problem-text.ts';
import { AreaText } from '../shared/quantity-text.tsx';
import { SeverityIcon } from '../shared/severity.tsx';
import { useWords } from '../shared/words.ts';
import { acceptChoice, dropImport, useImport } from '../state/import.ts';
import { openFileInput } from './file-input.tsx';

/** A file that needs a word: what was found, where, and what can be done. Nothing is imported until picked. */
export function ImportCard() {
  const { t } = useWords();
  const { client } = useServices();
  const { fileName, reading, inspection, problem, choice } = useImport();
  const choosing = inspection?.outcome === 'choose';
  return (
    <div className="import-card" data-testid="import-card">
      {reading && (
        <div role="status">
          {t('import.reading', { file: fileName ?? '' })}
          <span className="skeleton" />
          <span className="skeleton" />
        </div>
      )}
      {problem && <Trouble problem={problem} level="prohibit" lead={t('import.failed')} />}
      {inspection?.outcome === 'reject' && inspection.error && (
        <Trouble problem={inspection.error} level="prohibit" lead={t('import.rejected')} />
      )}
      {choosing && inspection.error && (
        <Trouble problem={inspection.error} level="condition" lead={t('import.choose')} />
      )}
      {inspection?.warnings.map((warning) => (
        <Trouble key={`${warning.code} ${JSON.stringify(warning.where)}`} problem={warning} level="notice" />
      ))}
      {choosing && <Candidates inspection={inspection} />}
      <div className="button-row">
        {choosing && (
          <button
            type="button"
            className="button primary"
            disabled={choice === null || reading}
            data-testid="accept-candidate"
            onClick={() => void acceptChoice(client)}
          >
            {t('import.use')}
          </button>
        )}
        <button type="button" className="button" onClick={openFileInput}>
          {t('import.other')}
        </button>
        <button type="button" className="button ghost" data-testid="cancel-import" onClick={dropImport}>
          {t('app.cancel')}
        </button>
      </div>
      {choosing && <p className="muted import-note">{t('import.note')}</p>}
    </div>
  );
}

interface TroubleProps {
  readonly problem: Problem;
  readonly level: 'prohibit' | 'condition' | 'notice';
  readonly lead?: string;
}

function Trouble({ problem, level, lead }: TroubleProps) {
  const { locale } = useWords();
  const where = placeText(problem.where, locale);
  return (
    <div className={`trouble sev ${level}`} role={level === 'notice' ? 'note' : 'alert'} data-code={problem.code}>
      <SeverityIcon level={level} />
      <span>
        <b>{problemText(problem, locale)}</b>
        {where && <span className="where"> {where}</span>}
        {lead && <span> {lead}</span>}
      </span>
    </div>
  );
}

function Candidates({ inspection }: { inspection: Inspection }) {
  const { t, locale } = useWords();
  const choice = useImport((state) => state.choice);
  return (
    <div role="radiogroup" aria-label={t('import.choose')} className="candidates">
      {inspection.candidates.map((candidate, index) => {
        const areaM2 = candidate.parcels.reduce((sum, parcel) => sum + parcel.areaEllipsoidM2, 0);
        const how = candidate.transform?.split('+').map((transform) => t(transformKey(transform))) ?? [];
        const [lon = 0, lat = 0] = candidate.centroid;
        const key = `${candidate.crs.epsg} ${candidate.transform ?? ''} ${index}`;
        return (
          <label key={key} className="candidate" data-testid={`candidate-${index}`}>
            <input
              type="radio"
              name="candidate"
              checked={choice === index}
              onChange={() => useImport.setState({ choice: index })}
            />
            <span>
              <b>{[candidate.layer, crsWords(candidate.crs.epsg, locale), ...how].filter(Boolean).join(' · ')}</b>
              <small>
                {lon.toFixed(4)}°E {lat.toFixed(4)}°N · <AreaText areaM2={areaM2} />
              </small>
              <span className={`chip sev ${candidate.plausible ? 'clear' : 'unknown'}`}>
                <SeverityIcon level={candidate.plausible ? 'clear' : 'unknown'} />
                {candidate.plausible
                  ? t('import.inWindow')
                  : t('import.offWindow', { distance: quantityText(length(roughDistanceM(lon, lat))) })}
              </span>
            </span>
          </label>
        );
      })}
    </div>
  );
}

/** Kilometre-true distance to the district's middle, for telling a wrong zone from a right one. */
function roughDistanceM(lon: number, lat: number): number {
  const eastM = (lon - 113.28) * 91_500;
  const northM = (lat - 34.8) * 111_000;
  return Math.hypot(eastM, northM);
}

const TRANSFORMS = ['swap_axes', 'gcj02', 'bd09', 'packed_dms', 'drop_zone_prefix', 'repair'] as const;

function transformKey(transform: string): `import.transform.${(typeof TRANSFORMS)[number]}` {
  return `import.transform.${TRANSFORMS.find((known) => known === transform) ?? 'repair'}`;
}
