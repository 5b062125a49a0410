import { useId } from 'react';
import { useWords } from '../shared/words.ts';

const KINDS = ['all', 'meets', 'near'] as const;
const FARTHEST_M = 100_000;

/** Which features of a layer are written. */
export interface ExportScope {
  readonly kind: (typeof KINDS)[number];
  /** Metres, as typed. */
  readonly within: string;
}

/** The distance of a scope from the site, metres: 0 where they must meet; null where what was typed is none. */
export function withinOf({ kind, within }: ExportScope): number | null {
  if (kind !== 'near') return 0;
  const metres = within.trim() === '' ? Number.NaN : Number(within);
  return metres >= 0 && metres <= FARTHEST_M ? metres : null;
}

interface ScopeFieldsProps {
  readonly scope: ExportScope;
  readonly onScope: (scope: ExportScope) => void;
  readonly hasSite: boolean;
}

/** The choice between a whole layer and what of it is near the site at hand. */
export function ScopeFields({ scope, onScope, hasSite }: ScopeFieldsProps) {
  const { t } = useWords();
  const id = useId();
  const wrong = withinOf(scope) === null;
  return (
    <>
      <div className="form-field">
        <label htmlFor={id}>{t('layerExport.scope')}</label>
        <span className="field">
          <select
            id={id}
            value={scope.kind}
            onChange={(event) => {
              const kind = KINDS.find((known) => known === event.target.value) ?? 'all';
              onScope({ ...scope, kind });
            }}
          >
            {KINDS.map((kind) => (
              <option key={kind} value={kind} disabled={kind !== 'all' && !hasSite}>
                {t(`layerExport.scope.${kind}`)}
              </option>
            ))}
          </select>
        </span>
        {!hasSite && <p className="muted">{t('layerExport.scope.noSite')}</p>}
      </div>
      {scope.kind === 'near' && (
        <div className="form-field">
          <label htmlFor={`${id}-m`}>{t('layerExport.within')}</label>
          <span className="field">
            <input
              id={`${id}-m`}
              type="number"
              inputMode="decimal"
              min={0}
              max={FARTHEST_M}
              value={scope.within}
              aria-invalid={wrong}
              onChange={(event) => onScope({ ...scope, within: event.target.value })}
            />
            <span className="unit">m</span>
          </span>
        </div>
      )}
    </>
  );
}
