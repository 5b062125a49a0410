import { IconBuildingFactory2, IconFileImport, IconPlayerPlay, IconPolygon } from '@tabler/icons-react';
import { useState } from 'react';
import { usePlan, useServices } from '../shared/plan-context.ts';
import { useWords } from '../shared/words.ts';
import { openDemo } from '../state/cases.ts';
import { useView } from '../state/view.ts';
import { openFileInput } from './file-input.tsx';
import { PasteOffer } from './paste-offer.tsx';

const FIRST_DEMOS = 6;

/** The empty panel is the tour: every way to give a site, each one press away. */
export function EmptySite() {
  const { t, text } = useWords();
  const { ruleset } = usePlan();
  const { client } = useServices();
  const set = useView((state) => state.set);
  const go = useView((state) => state.go);
  const [all, setAll] = useState(false);
  const demos = all ? ruleset.demoSites : ruleset.demoSites.slice(0, FIRST_DEMOS);
  return (
    <div className="offers">
      <FileOffer />
      <div className="offer">
        <button type="button" data-testid="offer-draw" onClick={() => set({ drawMode: 'polygon', sheet: 'low' })}>
          <IconPolygon size={22} stroke={1.5} aria-hidden="true" />
          <span>
            <b>{t('site.draw')}</b>
            <small>{t('site.drawHint')}</small>
          </span>
          <span className="kbd" aria-hidden="true">
            P
          </span>
        </button>
      </div>
      <PasteOffer />
      <div className="offer">
        <button type="button" data-testid="offer-plan-project" onClick={() => go('projects')}>
          <IconBuildingFactory2 size={22} stroke={1.5} aria-hidden="true" />
          <span>
            <b>{t('site.fromPlan', { count: ruleset.projects.length })}</b>
            <small>{t('site.fromPlanHint')}</small>
          </span>
        </button>
      </div>
      <div className="offer">
        <button type="button" aria-expanded={all} onClick={() => setAll(!all)} data-testid="offer-demo">
          <IconPlayerPlay size={22} stroke={1.5} aria-hidden="true" />
          <span>
            <b>{t('site.demo')}</b>
            <small>{t('site.demoHint', { count: ruleset.demoSites.length })}</small>
          </span>
        </button>
        <div className="demos">
          {demos.map((demo) => (
            <button
              key={demo.id}
              type="button"
              data-testid={`demo-${demo.id}`}
              onClick={() => void openDemo(client, demo.id)}
            >
              {text(demo.name)}
              <small className="muted">{text(demo.teaches)}</small>
            </button>
          ))}
        </div>
        {!all && ruleset.demoSites.length > FIRST_DEMOS && (
          <p className="more-demos">
            <button type="button" className="link" onClick={() => setAll(true)}>
              {t('app.more', { count: ruleset.demoSites.length - FIRST_DEMOS })}
            </button>
          </p>
        )}
      </div>
    </div>
  );
}

/** Where files are dropped, too; what it names are the formats that exist. */
function FileOffer() {
  const { t, text } = useWords();
  const { formats } = useServices();
  return (
    <div className="offer drop">
      <button type="button" data-testid="offer-import" onClick={openFileInput}>
        <IconFileImport size={22} stroke={1.5} aria-hidden="true" />
        <span>
          <b>{t('site.import')}</b>
          <small>{t('site.importHint')}</small>
        </span>
        <span className="kbd" aria-hidden="true">
          Ctrl O
        </span>
      </button>
      <div className="formats">
        {formats.map((format) => (
          <span key={format.id} className="tag">
            {text(format.name)}
          </span>
        ))}
      </div>
    </div>
  );
}
