import type { ScreeningRecord } from '../../record/record.ts';
import { requestFromRecord } from '../../run/request-from-record.ts';
import type { Draft } from '../../storage/database.ts';
import type { ScreeningClient } from '../../worker/client.ts';
import type { CaseOffer } from '../../worker/protocol.ts';
import { surroundingsOf } from '../shared/bounds.ts';
import { showBounds } from '../shell/map-bridge.ts';
import { useCase } from './case.ts';
import { dropImport } from './import.ts';
import { useView } from './view.ts';

/** A case to open: an offer, or what a record was made from. */
type Opened = CaseOffer & Partial<Pick<Draft, 'overrides' | 'parameters' | 'reviews'>>;

function take({ site, answers, overrides = {}, parameters = {}, reviews = [] }: Opened): void {
  dropImport();
  useCase.getState().change({ site, answers, overrides, parameters, reviews, skipped: [] });
  useView.getState().go('screen');
  useView.getState().set({
    editingSite: false,
    editingProject: Object.keys(answers).length === 0,
    openFinding: null,
    picked: [],
    question: null,
  });
  showBounds(surroundingsOf(site));
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

/** Brings back site, answers, changed parameters and reviews of a record; the record itself stays as it is. */
export function openRecord(record: ScreeningRecord): void {
  const { site, project, parameterOverrides } = requestFromRecord(record);
  // What was doubted when the file was read was settled before the record was made.
  take({ site: { ...site, warnings: [] }, ...project, ...parameterOverrides, reviews: record.reviews?.entries ?? [] });
  useView.getState().toast('records.opened');
}
