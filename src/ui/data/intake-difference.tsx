import type { LayerDifference } from '../../catalog/layer-change.ts';
import { formatNumber, hectares, quantityText } from '../../i18n/quantity.ts';
import { useWords } from '../shared/words.ts';

/** The new layer beside the one at hand, in numbers; the shapes are on the map. */
export function IntakeDifference({ difference }: { difference: LayerDifference | null }) {
  const { t } = useWords();
  return (
    <div className="intake-part" data-testid="layer-difference">
      <h3>{t('intake.difference')}</h3>
      {difference ? (
        <DifferenceTable difference={difference} before={t('intake.before')} now={t('intake.now')} />
      ) : (
        <p>{t('intake.noneBefore')}</p>
      )}
      <p className="muted">{t('intake.previewHint')}</p>
    </div>
  );
}

interface DifferenceTableProps {
  readonly difference: LayerDifference;
  /** What the two states are called. */
  readonly before: string;
  readonly now: string;
}

/** Two states of a layer side by side, the later one last. */
export function DifferenceTable({ difference, before, now }: DifferenceTableProps) {
  const { t } = useWords();
  const area = (areaM2: number) => quantityText(hectares(areaM2));
  return (
    <>
      <table>
        <thead>
          <tr>
            <td />
            <th scope="col">{before}</th>
            <th scope="col">{now}</th>
          </tr>
        </thead>
        <tbody>
          <tr>
            <th scope="row">{t('intake.featuresRow')}</th>
            <td>{formatNumber(difference.before.features)}</td>
            <td>{formatNumber(difference.now.features)}</td>
          </tr>
          <tr>
            <th scope="row">{t('intake.areaRow')}</th>
            <td>{area(difference.before.areaM2)}</td>
            <td>{area(difference.now.areaM2)}</td>
          </tr>
          <tr>
            <th scope="row">{t('intake.removedArea')}</th>
            <td>{area(difference.removedM2)}</td>
            <td />
          </tr>
          <tr>
            <th scope="row">{t('intake.addedArea')}</th>
            <td />
            <td>{area(difference.addedM2)}</td>
          </tr>
        </tbody>
      </table>
      <p className="muted">
        {t('intake.changes', {
          same: difference.same,
          changed: difference.changed,
          added: difference.added,
          removed: difference.removed,
        })}
      </p>
    </>
  );
}
