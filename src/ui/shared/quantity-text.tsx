import { hectares, mu, type Quantity, quantityText, squareMetres } from '../../i18n/quantity.ts';
import { useWords } from './words.ts';

/** A figure with its unit set smaller and quieter. */
export function QuantityText({ quantity }: { quantity: Quantity }) {
  return (
    <span className="quantity">
      {quantity.figure}
      {'\u202f'}
      <small>{quantity.unit}</small>
    </span>
  );
}

/** An area three ways: ha · m² · 亩. @param areaM2 square metres */
export function AreaText({ areaM2 }: { areaM2: number }) {
  const { t } = useWords();
  return (
    <span className="quantity">
      {[hectares(areaM2), squareMetres(areaM2), mu(areaM2, t('site.mu'))].map(quantityText).join(' · ')}
    </span>
  );
}
