import type { LayerEntry } from '../../catalog/catalog.ts';
import type { FeatureChange } from '../../catalog/layer-change.ts';
import { hectares, quantityText } from '../../i18n/quantity.ts';
import { useWords } from '../shared/words.ts';
import { showBounds } from '../shell/map-bridge.ts';

/** Features listed; those left out are counted. */
const MOST_LISTED = 60;

interface ChangeListProps {
  readonly changes: readonly FeatureChange[];
  /** How many there are; `changes` may be the first of them only. */
  readonly total: number;
  /** Properties that hold a feature's name. */
  readonly label: LayerEntry['label'];
}

/** Features that are not the same in both versions, those that differ most first; each shows its place. */
export function ChangeList({ changes, total, label }: ChangeListProps) {
  const { t, locale } = useWords();
  const key = label?.[locale];
  const area = (sign: string, areaM2: number) => (areaM2 > 0 ? `${sign}${quantityText(hectares(areaM2))}` : '');
  return (
    <ul className="layer-changes" aria-label={t('versions.changes')} data-testid="layer-changes">
      {changes.slice(0, MOST_LISTED).map(({ id, kind, properties, bbox, addedM2, removedM2 }) => (
        <li key={`${kind} ${id}`} data-kind={kind}>
          <span className="tag">{t(`versions.${kind}`)}</span>
          <button type="button" className="link" onClick={() => showBounds(bbox)}>
            {String((key && properties[key]) || id)}
          </button>
          <span className="muted">{[area('+', addedM2), area('−', removedM2)].filter(Boolean).join(' ')}</span>
        </li>
      ))}
      {total > MOST_LISTED && <li className="muted">{t('versions.moreChanges', { count: total - MOST_LISTED })}</li>}
    </ul>
  );
}
