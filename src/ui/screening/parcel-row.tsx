import { IconZoomScan } from '@tabler/icons-react';
import { type ReactNode, useId } from 'react';
import { length, plainLength, quantityText, shortArea } from '../../i18n/quantity.ts';
import { useWords } from '../shared/words.ts';

/** Height of every row; the list counts on it. */
export const PARCEL_ROW_PX = 36;

interface ParcelRowProps {
  readonly name: string;
  readonly areaM2: number;
  /** 0 for areas. */
  readonly lengthM: number;
  /** NaN without a width. */
  readonly widthM: number;
  readonly picked: boolean;
  readonly onPick: () => void;
  readonly onZoom: () => void;
  /** In place of the name, where it can be changed. */
  readonly children?: ReactNode;
}

/** A parcel in a list: whether it is picked, its name, its measure, and the way to its place. */
export function ParcelRow({ name, areaM2, lengthM, widthM, picked, onPick, onZoom, children }: ParcelRowProps) {
  const { t } = useWords();
  const id = useId();
  const parts = [
    ...(areaM2 > 0 ? [quantityText(shortArea(areaM2))] : []),
    ...(lengthM > 0 ? [quantityText(length(lengthM))] : []),
    ...(widthM > 0 ? [`↔ ${quantityText(plainLength(widthM))}`] : []),
  ];
  return (
    <li className="parcel-row">
      <span className="parcel-name">
        <input type="checkbox" id={id} checked={picked} onChange={onPick} aria-label={t('parcels.pick', { name })} />
        {children ?? (
          <label htmlFor={id} title={name}>
            {name}
          </label>
        )}
      </span>
      <span className="numeric">{parts.join(' · ')}</span>
      <button
        type="button"
        className="button ghost icon-only"
        aria-label={t('parcels.zoom', { name })}
        title={t('parcels.zoom', { name })}
        onClick={onZoom}
      >
        <IconZoomScan size={16} aria-hidden="true" />
      </button>
    </li>
  );
}
