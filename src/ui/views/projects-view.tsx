import { useRef, useState } from 'react';
import { plainLength, quantityText } from '../../i18n/quantity.ts';
import { effectRank } from '../../plan/effect.ts';
import type { PlanProject } from '../../plan/seeds.ts';
import type { ScreeningRecord } from '../../record/record.ts';
import { boundsOf } from '../shared/bounds.ts';
import { usePlan, useServices } from '../shared/plan-context.ts';
import { AreaText } from '../shared/quantity-text.tsx';
import { LevelChip } from '../shared/severity.tsx';
import { useWords } from '../shared/words.ts';
import { showBounds } from '../shell/map-bridge.ts';
import { openPlanProject } from '../state/cases.ts';
import { useDrawnLayers } from '../state/layers.ts';

type Outcome = ScreeningRecord | 'not_screenable';

/** The 13 projects of the plan's annex, and what screening them all says. */
export function ProjectsView() {
  const { t } = useWords();
  const { ruleset } = usePlan();
  const { client } = useServices();
  const [outcomes, setOutcomes] = useState<Readonly<Record<string, Outcome>>>({});
  const [running, setRunning] = useState(false);
  const cancelled = useRef(false);
  const done = Object.keys(outcomes).length;
  const total = ruleset.projects.length;

  const screenAll = async () => {
    cancelled.current = false;
    setOutcomes({});
    setRunning(true);
    for (const project of ruleset.projects) {
      if (cancelled.current) break;
      const result = await client.call((api) => api.screenPlanProject(project.id));
      setOutcomes((known) => ({ ...known, [project.id]: result.ok ? result.value : 'not_screenable' }));
    }
    setRunning(false);
  };

  const flagged = Object.values(outcomes).filter((outcome) => decidingFinding(outcome) !== undefined).length;
  return (
    <>
      <div className="view-head">
        <h2>{t('projects.title')}</h2>
        <span className="muted grow">{t('projects.summary', { count: total })}</span>
        {running ? (
          <button type="button" className="button small" onClick={() => (cancelled.current = true)}>
            {t('projects.progress', { done, total })} · {t('app.cancel')}
          </button>
        ) : (
          <button
            type="button"
            className="button small primary"
            data-testid="screen-all"
            onClick={() => void screenAll()}
          >
            {t('projects.screenAll')}
          </button>
        )}
      </div>
      {running && (
        <div
          className="progress"
          role="progressbar"
          aria-label={t('projects.screenAll')}
          aria-valuemax={total}
          aria-valuenow={done}
        >
          <span style={{ width: `${(done / total) * 100}%` }} />
        </div>
      )}
      <div className="panel-scroll" data-testid="projects-view">
        <p className="empty-state" role="status">
          {!running && done > 0 && done < total && `${t('projects.cancelled')} · `}
          {done > 0 ? t('projects.flagged', { count: flagged }) : t('projects.schematicPlace')}
        </p>
        <ul>
          {ruleset.projects.map((project) => (
            <ProjectRow key={project.id} project={project} outcome={outcomes[project.id]} />
          ))}
        </ul>
      </div>
    </>
  );
}

/** The finding that decides, where it is a restriction a place brings; undefined where there is none. */
function decidingFinding(outcome: Outcome | undefined) {
  if (!outcome || outcome === 'not_screenable') return undefined;
  return outcome.findings.find(
    (finding) => effectRank(finding.nominal ?? finding.atLeast) >= effectRank('condition') && finding.facts.length > 0,
  );
}

function ProjectRow({ project, outcome }: { project: PlanProject; outcome: Outcome | undefined }) {
  const { t, text } = useWords();
  const { client } = useServices();
  const places = useProjectGeometries(project.id);
  const deciding = decidingFinding(outcome);
  return (
    <li className="project-row" data-testid={`project-${project.id}`}>
      <span className="badge">{project.id}</span>
      <h3>{text(project.name)}</h3>
      <span>{deciding && <LevelChip level={deciding.nominal ?? deciding.atLeast} />}</span>
      <div className="body">
        <Figures project={project} />
        <span className="muted">
          {t('projects.planText')}
          {text(project.category)} · {text(project.planSays)}
        </span>
        {deciding && (
          <span>
            <b>{deciding.clauseIds[0] ?? deciding.ruleId}</b> {text(deciding.text)}
          </span>
        )}
        {outcome === 'not_screenable' && <span>{t('projects.notScreenable')}</span>}
        <span className="button-row">
          {places.length === 0 && <span className="muted">{t('projects.notPlaced')}</span>}
          {places.length > 0 && (
            <button type="button" className="link" onClick={() => showBounds(boundsOf(places))}>
              {t('projects.placed')}
            </button>
          )}
          {places.some((geometry) => geometry.type !== 'Point') && (
            <button type="button" className="link" onClick={() => void openPlanProject(client, project.id)}>
              {t('projects.use')}
            </button>
          )}
        </span>
      </div>
    </li>
  );
}

function Figures({ project }: { project: PlanProject }) {
  const { t } = useWords();
  const { areaM2, lengthM, rowWidthM, rowAreaM2 } = project;
  if (areaM2 !== null) return <AreaText areaM2={areaM2} />;
  if (lengthM === null) return <span>{t('app.notGiven')}</span>;
  const long = quantityText(plainLength(lengthM));
  return (
    <span>
      {rowWidthM === null
        ? t('projects.lengthOnly', { length: long })
        : t('projects.line', { length: long, width: quantityText(plainLength(rowWidthM)) })}
      {rowAreaM2 !== null && (
        <>
          {' · '}
          <AreaText areaM2={rowAreaM2} />
        </>
      )}
    </span>
  );
}

/** Where a project is drawn: any feature that names it. */
function useProjectGeometries(projectId: string) {
  const drawn = useDrawnLayers();
  return Object.values(drawn).flatMap((layer) =>
    layer.state === 'ready'
      ? layer.features.features
          .filter((feature) => String(feature.id) === projectId || feature.properties?.project_id === projectId)
          .map((feature) => feature.geometry)
      : [],
  );
}
