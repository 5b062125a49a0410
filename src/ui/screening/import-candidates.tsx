import { IconZoomScan } from '@tabler/icons-react';
import { useMemo } from 'react';
import { crsWords } from '../../i18n/crs-words.ts';
import { hectares, quantityText, squareMetres } from '../../i18n/quantity.ts';
import type { CandidateOffer } from '../../worker/import-protocol.ts';
import { SeverityIcon } from '../shared/severity.tsx';
import { useWords } from '../shared/words.ts';
import { useDistrict } from '../shell/use-map-data.ts';
import { lookAt, useImport } from '../state/import.ts';
import { distanceToDistrictM, districtWords } from './import-place.ts';
import { PlacePicture } from './place-picture.tsx';

const TRANSFORMS = ['swap_axes', 'gcj02', 'bd09', 'packed_dms', 'drop_zone_prefix', 'repair'] as const;

/** Key of the words for what a reading does to the numbers. */
export function transformKey(transform: string): `import.transform.${(typeof TRANSFORMS)[number]}` {
  return `import.transform.${TRANSFORMS.find((known) => known === transform) ?? 'repair'}`;
}

/** The ways a file can be read: each in words, with its place told, sketched beside the others, and shown on the map. */
export function ImportCandidates({ candidates }: { candidates: readonly CandidateOffer[] }) {
  const { t } = useWords();
  return (
    <div role="radiogroup" aria-label={t('import.choose')} className="candidates">
      {candidates.map((candidate, index) => (
        <Candidate key={keyOf(candidate)} {...{ candidate, index }} pictured={candidates.length > 1} />
      ))}
    </div>
  );
}

/** No two readings of one layer share system and transform. */
function keyOf({ crs, layer, transform }: CandidateOffer): string {
  return JSON.stringify([crs.epsg, layer, transform]);
}

interface CandidateProps {
  readonly candidate: CandidateOffer;
  readonly index: number;
  readonly pictured: boolean;
}

function Candidate({ candidate, index, pictured }: CandidateProps) {
  const words = useWords();
  const { t } = words;
  const district = useDistrict();
  const choice = useImport((state) => state.choice);
  const { preview, unrepaired, plausible, centroid } = candidate;
  const done = candidate.transform?.split('+').map((transform) => t(transformKey(transform))) ?? [];
  const [lon = 0, lat = 0] = centroid;
  const distanceM = useMemo(() => district && distanceToDistrictM(centroid, district), [centroid, district]);
  return (
    <div className="candidate" data-testid={`candidate-${index}`}>
      <label>
        {pictured && district && (
          <PlacePicture
            district={district}
            distanceM={distanceM ?? 0}
            centroid={centroid}
            outlines={preview.outlines}
          />
        )}
        <input type="radio" name="candidate" checked={choice === index} onChange={() => lookAt(index)} />
        <span>
          <b>{[candidate.layer, crsWords(candidate.crs.epsg, words.locale), ...done].filter(Boolean).join(' · ')}</b>
          <small>
            {lon.toFixed(4)}°E {lat.toFixed(4)}°N
          </small>
          <small>{quantityText(hectares(preview.areaM2))}</small>
          <span className={`chip sev ${plausible ? 'clear' : 'unknown'}`}>
            <SeverityIcon level={plausible ? 'clear' : 'unknown'} />
            {districtWords(centroid, distanceM, words)}
          </span>
        </span>
      </label>
      <button
        type="button"
        className="button ghost icon-only"
        aria-label={`${t('import.show')} · ${t('import.readingOf', { number: index + 1 })}`}
        title={t('import.show')}
        onClick={() => lookAt(index)}
      >
        <IconZoomScan size={17} aria-hidden="true" />
      </button>
      {unrepaired && choice === index && (
        <div className="repair" data-testid="repair">
          <dl>
            <dt>
              <i className="repair-mark before" aria-hidden="true" />
              {t('import.before')}
            </dt>
            <dd>
              {quantityText(squareMetres(unrepaired.areaM2))} <small className="muted">{t('import.beforeNote')}</small>
            </dd>
            <dt>
              <i className="repair-mark after" aria-hidden="true" />
              {t('import.after')}
            </dt>
            <dd>{quantityText(squareMetres(preview.areaM2))}</dd>
          </dl>
          <p className="muted">{t('import.repairNote')}</p>
        </div>
      )}
    </div>
  );
}
