import { IconChevronRight, IconTrash, IconZoomScan } from '@tabler/icons-react';
import { useId } from 'react';
import { isLine } from '../../geo/shapes.ts';
import { crsWords } from '../../i18n/crs-words.ts';
import { length, plainLength, quantityText } from '../../i18n/quantity.ts';
import type { ScreeningRecord } from '../../record/record.ts';
import type { Site } from '../../site/site.ts';
import { countPoints } from '../../site/site-rows.ts';
import { siteBounds } from '../shared/bounds.ts';
import { problemText } from '../shared/problem-text.ts';
import { AreaText } from '../shared/quantity-text.tsx';
import { useWords } from '../shared/words.ts';
import { showBounds } from '../shell/map-bridge.ts';
import { useCase } from '../state/case.ts';
import { useScreening } from '../state/screening.ts';
import { useView } from '../state/view.ts';
import { ChainageTable } from './chainage-table.tsx';
import { CoordinateTable } from './coordinate-table.tsx';
import { openFileInput } from './file-input.tsx';
import { SiteExport } from './site-export.tsx';
import { SiteParcels } from './site-parcels.tsx';

/** The site unfolded: name, areas, how its coordinates were understood, its points. */
export function SiteBody({ site }: { site: Site }) {
  const { t, locale } = useWords();
  const facts = useScreening((state) => state.reply?.record.site);
  const toast = useView((state) => state.toast);
  const change = useCase((state) => state.change);
  const undo = useCase((state) => state.undo);
  const nameId = useId();

  const rename = (name: string) => {
    const trimmed = name.trim();
    if (trimmed && trimmed !== site.name) change({ site: { ...site, name: trimmed } });
  };
  return (
    <div className="site-body">
      <div className="form-field">
        <label htmlFor={nameId}>{t('site.name')}</label>
        <span className="field">
          <input
            id={nameId}
            key={site.name}
            defaultValue={site.name}
            maxLength={200}
            onBlur={(event) => rename(event.target.value)}
            onKeyDown={(event) => event.key === 'Enter' && rename(event.currentTarget.value)}
          />
        </span>
      </div>
      {facts && <Measures facts={facts} />}
      <dl className="key-values">
        <dt>{t('site.source')}</dt>
        <dd>{t(`site.origin.${site.origin}`, { file: site.source?.file ?? '' })}</dd>
        <dt>{t('site.crs')}</dt>
        <dd>
          {crsWords(site.crs.epsg, locale)} · {t(`site.crsHow.${site.crs.how}`)}
        </dd>
        <dt>{t('site.accuracy')}</dt>
        <dd>±{quantityText(plainLength(site.accuracyM))}</dd>
      </dl>
      {site.warnings.length > 0 && (
        <ul className="callout warn" aria-label={t('site.warnings', { count: site.warnings.length })}>
          {site.warnings.map((warning) => (
            <li key={`${warning.code} ${JSON.stringify(warning.where)}`}>{problemText(warning, locale)}</li>
          ))}
        </ul>
      )}
      {(site.parcels.length > 1 || site.parcels.some(({ geometry }) => isLine(geometry))) && (
        <SiteParcels site={site} />
      )}
      <details className="disclosure" id="site-points">
        <summary>
          <IconChevronRight size={15} aria-hidden="true" />
          {t('site.coordinates', { count: countPoints(site) })}
        </summary>
        <CoordinateTable site={site} />
      </details>
      <ChainageTable />
      <SiteExport site={site} />
      <div className="button-row">
        <button type="button" className="button small" onClick={() => showBounds(siteBounds(site))}>
          <IconZoomScan size={15} aria-hidden="true" />
          {t('site.zoom')}
        </button>
        <button type="button" className="button small" data-testid="replace-site" onClick={openFileInput}>
          {t('site.replace')}
        </button>
        <button
          type="button"
          className="button small ghost"
          data-testid="delete-site"
          onClick={() => {
            change({ site: null, answers: {}, overrides: {}, parameters: {}, skipped: [] });
            toast('site.removed', {}, undo);
          }}
        >
          <IconTrash size={15} aria-hidden="true" />
          {t('site.remove')}
        </button>
      </div>
    </div>
  );
}

function Measures({ facts }: { facts: ScreeningRecord['site'] }) {
  const { t } = useWords();
  return (
    <dl className="measures">
      <div className="wide">
        <dt>{t('site.area')}</dt>
        <dd>
          <AreaText areaM2={facts.areaEllipsoidM2} />
        </dd>
      </div>
      <div className="wide">
        <dt>{t('site.areaPlane')}</dt>
        <dd>
          <AreaText areaM2={facts.areaPlaneM2} />
        </dd>
      </div>
      <div className="wide">
        <dt>{t(facts.lengthM > 0 ? 'site.length' : 'site.perimeter')}</dt>
        <dd>{quantityText(length(facts.lengthM > 0 ? facts.lengthM : facts.perimeterM))}</dd>
      </div>
    </dl>
  );
}
