import { hectares, length, quantityText, squareMetres } from '../i18n/quantity.ts';
import type { Locale } from '../kernel/text.ts';
import type { MapWord } from './map-words.ts';
import { mapText } from './map-words.ts';
import { measurePath } from './measure.ts';
import type { Measuring } from './use-measure.ts';

/** What has been measured so far, on the ellipsoid and in the plane. */
export function MeasureCard({ measuring, locale }: { measuring: Measuring; locale: Locale }) {
  const { points, clear } = measuring;
  const word = (key: MapWord) => mapText(locale, key);
  if (points.length < 2) return null;
  const { lengthM, planeLengthM, area } = measurePath(points);
  const areaText = (areaM2: number) => `${quantityText(squareMetres(areaM2))} · ${quantityText(hectares(areaM2))}`;
  return (
    <div className="map-measure" role="status" data-testid="measured">
      <dl>
        <dt>{word('map.measureLength')}</dt>
        <dd>
          {quantityText(length(lengthM))}
          <small>
            {word('map.measurePlane')} {quantityText(length(planeLengthM))}
          </small>
        </dd>
        {points.length > 2 && (
          <>
            <dt>{word('map.measureArea')}</dt>
            <dd>
              {area ? areaText(area.areaM2) : word('map.measureCrossed')}
              {area && (
                <small>
                  {word('map.measurePlane')} {areaText(area.planeAreaM2)}
                </small>
              )}
            </dd>
          </>
        )}
      </dl>
      <button type="button" onClick={clear}>
        {word('map.measureClear')}
      </button>
    </div>
  );
}
