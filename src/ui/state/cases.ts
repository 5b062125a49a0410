import type { Project } from '../../project/project.ts';
import type { ScreeningRecord } from '../../record/record.ts';
import type { Site } from '../../site/site.ts';
import type { ScreeningClient } from '../../worker/client.ts';
import type { CaseOffer } from '../../worker/protocol.ts';
import { siteBounds } from '../shared/bounds.ts';
import { showBounds } from '../shell/map-bridge.ts';
import { useCase } from './case.ts';
import { dropImport } from './import.ts';
import { useView } from './view.ts';

function take({ site, answers }: CaseOffer, overrides = {}): void {
  dropImport();
  useCase.getState().change({ site, answers, overrides, skipped: [] });
  useView.getState().go('screen');
  useView.getState().set({
    editingSite: false,
    editingProject: Object.keys(answers).length === 0,
    openFinding: null,
    picked: [],
    question: null,
  });
  showBounds(siteBounds(site));
}

/** Opens a fictional site with its answers. */
export async function openDemo(client: ScreeningClient, id: string): Promise<void> {
  const result = await client.call((api) => api.demo(id));
  if (result.ok) take(result.value);
  else useView.getState().toast('app.loadFailed');
}

/** Takes a plan project's place as the site. */
export async function openPlanProject(client: ScreeningClient, id: string): Promise<void> {
  const result = await client.call((api) => api.planProject(id));
  if (result.ok) take(result.value);
  else useView.getState().toast('projects.notScreenable');
}

/** Brings back the site and answers of a record; the record itself stays as it is. */
export function openRecord(record: ScreeningRecord): void {
  const { name, origin, accuracyM, crs, source, parcels } = record.site;
  const site = {
    name,
    origin,
    accuracyM,
    crs,
    ...(source && { source }),
    parcels: parcels.map(({ name: parcel, geometry, widthM }) => ({
      name: parcel,
      geometry,
      ...(widthM !== null && { widthM }),
    })),
    warnings: [],
  } as unknown as Site;
  take({ site, answers: record.project.answers as Project['answers'] }, record.project.overrides);
  useView.getState().toast('records.opened');
}
