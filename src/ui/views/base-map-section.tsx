import { IconFileImport, IconTrash } from '@tabler/icons-react';
import { useId } from 'react';
import { FilePicker } from '../shared/file-picker.tsx';
import { ProblemCallout } from '../shared/problem-callout.tsx';
import { useWords } from '../shared/words.ts';
import { leaveBaseMap, takeBaseMap, takeDeployedBaseMap, useBaseMap } from '../state/base-map.ts';
import { usePreferences } from '../state/preferences.ts';
import { useView } from '../state/view.ts';

/** The user's own base map: none unless one is given; on and off, how strong, whose it is. */
export function BaseMapSection() {
  const { t } = useWords();
  const { map, busy, problem } = useBaseMap();
  const chosen = usePreferences((state) => state.baseMap);
  return (
    <section className="base-map" aria-label={t('base.title')} data-testid="base-map">
      <div className="group-head theme-head">
        <h3>{t('base.title')}</h3>
      </div>
      {busy && (
        <p role="status">
          {t('base.opening')} <progress aria-label={t('base.opening')} />
        </p>
      )}
      {problem && <ProblemCallout problem={problem} />}
      {map && chosen ? <Shown /> : !busy && <p className="muted">{t('base.none')}</p>}
      {!busy && (
        <div className="button-row">
          <FilePicker
            label={t('base.pick')}
            accept=".pmtiles"
            testId="base-map-input"
            onFiles={([file]) => void takeBaseMap(file)}
          >
            {(open) => (
              <button type="button" className="button small" onClick={open}>
                <IconFileImport size={15} stroke={1.7} aria-hidden="true" />
                {t(map && chosen ? 'base.pickOther' : 'base.pick')}
              </button>
            )}
          </FilePicker>
          {!(map && chosen) && location.protocol !== 'file:' && (
            <button
              type="button"
              className="button small ghost"
              data-testid="base-map-deployed"
              onClick={() => void takeDeployedBaseMap()}
            >
              {t('base.deployed')}
            </button>
          )}
        </div>
      )}
    </section>
  );
}

/** The base map at hand. */
function Shown() {
  const { t } = useWords();
  const { map, problem } = useBaseMap();
  const chosen = usePreferences((state) => state.baseMap);
  const setBaseMap = usePreferences((state) => state.setBaseMap);
  const toast = useView((state) => state.toast);
  const id = useId();
  if (!map || !chosen) return null;
  const leave = () => toast('base.left', {}, leaveBaseMap());
  return (
    <>
      <div className="base-map-row">
        <label>
          <input
            type="checkbox"
            checked={chosen.shown}
            onChange={(event) => setBaseMap({ ...chosen, shown: event.target.checked })}
          />
          <span>{map.title || chosen.name}</span>
        </label>
        <button
          type="button"
          className="button small ghost icon-only"
          aria-label={t('base.leave')}
          title={t('base.leave')}
          data-testid="base-map-leave"
          onClick={leave}
        >
          <IconTrash size={15} stroke={1.7} aria-hidden="true" />
        </button>
      </div>
      <p className="muted">
        {t(map.kind === 'raster' ? 'base.raster' : 'base.vector', { from: map.minZoom, to: map.maxZoom })}
        {map.credit && ` · ${map.credit}`}
      </p>
      {(chosen.from === 'deployment' || !problem) && (
        <p className="muted">{t(chosen.from === 'deployment' ? 'base.fromServer' : 'base.kept')}</p>
      )}
      <div className="form-field">
        <label htmlFor={id}>
          {t('layers.opacity')} {Math.round(chosen.opacity * 100)} %
        </label>
        <input
          id={id}
          type="range"
          min={0}
          max={1}
          step={0.05}
          value={chosen.opacity}
          onChange={(event) => setBaseMap({ ...chosen, opacity: Number(event.target.value) })}
        />
      </div>
    </>
  );
}
