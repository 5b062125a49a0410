import type { MessageKey } from '../../i18n/message.ts';
import { COORDINATE_FORMS } from '../../site/coordinate-form.ts';
import { AREA_UNITS } from '../../storage/preferences.ts';
import { AreaText } from '../shared/quantity-text.tsx';
import { useWords } from '../shared/words.ts';
import { usePreferences } from '../state/preferences.ts';

/** Shown in the unit that comes first: a hectare and a half. */
const SAMPLE_M2 = 15_000;

/** How areas and coordinates are written first. */
export function UnitSettings() {
  const { t } = useWords();
  const { areaFirst, setAreaFirst, coordinateForm, setCoordinateForm } = usePreferences();
  return (
    <>
      <section>
        <h3>{t('settings.areaFirst')}</h3>
        <span className="segments">
          {AREA_UNITS.map((unit) => (
            <button
              key={unit}
              type="button"
              aria-pressed={areaFirst === unit}
              data-testid={`area-first-${unit}`}
              onClick={() => setAreaFirst(unit)}
            >
              {t(`settings.area.${unit}` as MessageKey)}
            </button>
          ))}
        </span>
        <p className="muted" data-testid="area-sample">
          <AreaText areaM2={SAMPLE_M2} />
        </p>
      </section>
      <section>
        <h3>{t('points.form')}</h3>
        <span className="segments">
          {COORDINATE_FORMS.map((form) => (
            <button
              key={form}
              type="button"
              aria-pressed={coordinateForm === form}
              onClick={() => setCoordinateForm(form)}
            >
              {t(`points.form.${form}`)}
            </button>
          ))}
        </span>
      </section>
    </>
  );
}
