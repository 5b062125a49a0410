import { hectares, mu, type Quantity, quantityText, squareMetres } from '../../i18n/quantity.ts';
import { AREA_UNITS, type AreaUnit } from '../../storage/preferences.ts';
import { usePreferences } from '../state/preferences.ts';
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

/** An area in three units, the reader's own first. @param muWord  what a mu is called */
export function areaForms(areaM2: number, first: AreaUnit, muWord: string): Quantity[] {
  const forms = { ha: hectares(areaM2), m2: squareMetres(areaM2), mu: mu(areaM2, muWord) };
  const order = [first, ...AREA_UNITS.filter((unit) => unit !== first)];
  return order.map((unit) => forms[unit]);
}

/** An area three ways: ha · m² · 亩, the one the reader likes first. @param areaM2 square metres */
export function AreaText({ areaM2 }: { areaM2: number }) {
  const { t } = useWords();
  const areaFirst = usePreferences((state) => state.areaFirst);
  return <span className="quantity">{areaForms(areaM2, areaFirst, t('site.mu')).map(quantityText).join(' · ')}</span>;
}
