import type { LayerSource } from '../catalog/layer-source.ts';
import { errorProblem } from '../kernel/problem.ts';
import { failure, type Result, success } from '../kernel/result.ts';
import type { Ruleset } from '../plan/ruleset.ts';
import { readProject } from '../project/read-project.ts';
import { loadProjectPlaces, planProjectSite } from '../run/screen-projects.ts';
import { importSite, siteFromInspection } from '../site/import-site.ts';
import { DATA, type ReadBytes, readDemoAnswers } from './plan-files.ts';
import type { CaseOffer } from './protocol.ts';

/** Where the map puts a plan project, as a site. Problems: `not_screenable`, those of the layer. */
export async function readPlanProject(id: string, ruleset: Ruleset, source: LayerSource): Promise<Result<CaseOffer>> {
  const project = ruleset.projects.find((known) => known.id === id);
  if (!project) return failure(errorProblem('not_screenable', { feature: id }));
  const places = await loadProjectPlaces(source);
  if (!places.ok) return places;
  const site = planProjectSite(project, places.value);
  return site.ok ? success({ site: site.value, answers: {} }) : site;
}

/** A demonstration site with its answers, read by the same importers as any file. Problem: `demo_unreadable`. */
export async function readDemo(id: string, ruleset: Ruleset, readBytes: ReadBytes): Promise<Result<CaseOffer>> {
  const unreadable = failure<CaseOffer>(errorProblem('demo_unreadable', { file: id }));
  const demo = ruleset.demoSites.find((offer) => offer.id === id);
  const bytes = demo && (await readBytes(`${DATA}sites/${id}.geojson`).catch(() => null));
  if (!bytes) return unreadable;
  const inspection = await importSite(`${id}.geojson`, bytes);
  const site = siteFromInspection(inspection, { origin: 'demo' });
  const answers = await readDemoAnswers(readBytes, id);
  if (!site || !answers.ok) return unreadable;
  const project = readProject(answers.value, ruleset);
  return project.ok ? success({ site, answers: project.value.answers }) : project;
}
