import { type ReactNode, useId } from 'react';
import type { Bbox } from '../../geo/shapes.ts';
import { type LayerStatement, statementFlaws } from '../../intake/build-layer.ts';
import type { Coverage } from '../../plan/layer-card.ts';
import { siteGeometry } from '../../site/site-geometry.ts';
import { statusKey } from '../shared/status.tsx';
import { useWords } from '../shared/words.ts';
import { useCase } from '../state/case.ts';
import { drawCoverage } from '../state/drawn-coverage.ts';
import { restate, useLayerImport } from '../state/layer-import.ts';
import { useView } from '../state/view.ts';

/** What the keeper states of the data. Whatever is left open stays unknown to every verdict. */
export function IntakeStatement({ bbox }: { bbox: Bbox | null }) {
  const { t } = useWords();
  const id = useId();
  const statement = useLayerImport((state) => state.statement);
  const flaws = statementFlaws(statement);
  const field = (name: keyof LayerStatement, label: string, control: ReactNode, hint?: string) => (
    <div className="form-field">
      <label htmlFor={`${id}-${name}`}>
        {label}
        {flaws.includes(name) && <span className="tag unverified">{t('intake.required')}</span>}
      </label>
      {control}
      {hint && <small className="muted">{hint}</small>}
    </div>
  );
  return (
    <div className="intake-part" data-testid="layer-statement">
      <h3>{t('intake.statement')}</h3>
      <div className="intake-form">
        {field(
          'source',
          t('intake.source'),
          <input
            id={`${id}-source`}
            className="input"
            required
            value={statement.source}
            onChange={(event) => restate({ source: event.target.value })}
          />,
        )}
        {field(
          'status',
          t('intake.status'),
          <select
            id={`${id}-status`}
            value={statement.status}
            onChange={(event) => restate({ status: event.target.value === 'user' ? 'user' : 'official' })}
          >
            <option value="official">{t(statusKey('official'))}</option>
            <option value="user">{t(statusKey('user'))}</option>
          </select>,
        )}
        {field(
          'date',
          t('intake.date'),
          <input
            id={`${id}-date`}
            className="input"
            type="date"
            value={statement.date ?? ''}
            onChange={(event) => restate({ date: event.target.value || null })}
          />,
        )}
        {field(
          'accuracyM',
          t('intake.accuracy'),
          <span className="with-unit">
            <input
              id={`${id}-accuracyM`}
              className="input"
              type="number"
              min={0}
              step="any"
              value={statement.accuracyM ?? ''}
              onChange={(event) =>
                restate({ accuracyM: event.target.value === '' ? null : Number(event.target.value) })
              }
            />
            <span className="unit">m</span>
          </span>,
          t('intake.accuracyHint'),
        )}
        {field(
          'version',
          t('intake.version'),
          <input
            id={`${id}-version`}
            className="input"
            value={statement.version ?? ''}
            onChange={(event) => restate({ version: event.target.value.trim() || null })}
          />,
          t('intake.versionHint'),
        )}
        {field(
          'coverage',
          t('intake.coverage'),
          <CoverageSelect id={`${id}-coverage`} bbox={bbox} />,
          t('intake.coverageHint'),
        )}
      </div>
      <label className="intake-complete">
        <input
          type="checkbox"
          checked={statement.complete}
          onChange={(event) => restate({ complete: event.target.checked })}
        />
        <span>
          {t('intake.complete')} <small className="muted">{t('intake.completeHint')}</small>
        </span>
      </label>
    </div>
  );
}

const KINDS = ['none', 'district', 'plan', 'bbox', 'site', 'file'] as const;
type Kind = (typeof KINDS)[number];

function CoverageSelect({ id, bbox }: { id: string; bbox: Bbox | null }) {
  const { t } = useWords();
  const coverage = useLayerImport((state) => state.statement.coverage);
  const site = useCase((state) => state.present.site);
  const drawing = useView((state) => state.drawsCoverage);
  const drawn = site ? siteGeometry(site).area : null;
  const offers: Readonly<Partial<Record<Kind, Coverage>>> = {
    none: null,
    district: { role: 'district' },
    plan: { role: 'territorial_plan' },
    ...(bbox && { bbox: { bbox: [...bbox] } }),
    ...(drawn && { site: { geometry: { ...drawn } } }),
  };
  const same = (kind: Kind) => JSON.stringify(offers[kind]) === JSON.stringify(coverage);
  // What the file itself states may be none of what is offered here.
  const current = KINDS.find((kind) => kind in offers && same(kind)) ?? 'file';
  const kinds = KINDS.filter((kind) => kind in offers || (kind === 'file' && current === 'file'));
  return (
    <>
      <select
        id={id}
        value={current}
        onChange={(event) => {
          const kind = event.target.value as Kind;
          if (kind in offers) restate({ coverage: offers[kind] ?? null });
        }}
      >
        {kinds.map((kind) => (
          <option key={kind} value={kind}>
            {t(`intake.coverage.${kind}`)}
          </option>
        ))}
      </select>
      <button type="button" className="button small" data-testid="draw-coverage" onClick={drawCoverage}>
        {t('intake.coverage.draw')}
      </button>
      {drawing && <small role="status">{t('intake.coverage.drawing')}</small>}
    </>
  );
}
