import { create } from 'zustand';
import type { Catalog, LayerEntry } from '../../catalog/catalog.ts';
import type { LayerStatement } from '../../intake/build-layer.ts';
import type { FieldMap } from '../../intake/map-fields.ts';
import { errorProblem, type Problem } from '../../kernel/problem.ts';
import { overrideCard } from '../../plan/card-override.ts';
import type { Ruleset } from '../../plan/ruleset.ts';
import type { LocalStore } from '../../storage/local-store.ts';
import type { ScreeningClient } from '../../worker/client.ts';
import { ImportClient } from '../../worker/import-client.ts';
import type { LayerCheckReply, LayerFileReply, LayerProgress } from '../../worker/layer-protocol.ts';
import { showBounds } from '../shell/map-bridge.ts';
import { spawnImportWorker } from '../workers.ts';
import { acceptLayer } from './kept-layers.ts';
import { useView } from './view.ts';

/** Published cards and the rules in force: by these a file is understood. */
export interface LayerPlan {
  readonly published: Catalog;
  readonly ruleset: Ruleset;
}

interface LayerImportState {
  /** Name of the file; null when none is on its way in. */
  readonly fileName: string | null;
  readonly progress: LayerProgress | null;
  readonly reply: LayerFileReply | null;
  /** Why it goes no further, and what may be done about it. */
  readonly problems: readonly Problem[];
  /** Number of the layer in the file. */
  readonly layer: number;
  readonly role: string | null;
  readonly check: LayerCheckReply | null;
  readonly statement: LayerStatement;
  /** A place of the report that is looked at, [lon, lat]. */
  readonly lit: readonly [number, number] | null;
}

const UNSTATED: LayerStatement = {
  status: 'official',
  source: '',
  date: null,
  version: null,
  accuracyM: null,
  coverage: null,
  complete: false,
};

const IDLE: LayerImportState = {
  fileName: null,
  progress: null,
  reply: null,
  problems: [],
  layer: 0,
  role: null,
  check: null,
  statement: UNSTATED,
  lit: null,
};

/** A layer on its way in. Nothing of it is in force before it is accepted. */
export const useLayerImport = create<LayerImportState>(() => IDLE);

const FILE_LIMIT_BYTES = 400_000_000;

/** A worker of its own: a layer of minutes holds up neither a site file nor a screening. */
const importClient = new ImportClient({ spawn: spawnImportWorker });

function onProgress(progress: LayerProgress): void {
  if (useLayerImport.getState().progress) useLayerImport.setState({ progress });
}

/** Lets go of the file, in the middle of reading it if need be. */
export function dropLayer(): void {
  importClient.cancel();
  useLayerImport.setState(IDLE);
}

/** Reads a file of layers; where its role is plain it is looked at as that at once. */
export async function openLayerFile(
  client: ScreeningClient,
  plan: LayerPlan,
  file: File,
  role?: string,
): Promise<void> {
  importClient.cancel();
  useView.getState().go('data');
  useLayerImport.setState({ ...IDLE, fileName: file.name, progress: { stage: 'reading', share: 0 } });
  if (file.size > FILE_LIMIT_BYTES) {
    const problem = errorProblem('too_big', { file: file.name }, { bytes: file.size, limit: FILE_LIMIT_BYTES });
    useLayerImport.setState({ progress: null, problems: [problem] });
    return;
  }
  const cards = plan.published.layers;
  const read = await importClient.readLayers({ name: file.name, content: file, cards }, onProgress);
  if (read === 'superseded') return;
  if (!read.ok) {
    useLayerImport.setState({ progress: null, problems: read.problems });
    return;
  }
  useLayerImport.setState({ progress: null, reply: read.value });
  const sure = read.value.layers.findIndex(({ guessed }) =>
    role ? guessed.guesses.some((g) => g.role === role) : guessed.sure,
  );
  const layer = Math.max(0, sure);
  const guessed = read.value.layers[layer]?.guessed;
  const known = role ?? (guessed?.sure ? (guessed.guesses[0]?.role ?? null) : null);
  await lookAs(client, plan, { layer, role: known });
}

/** Looks at a layer of the file as a role, with what the file says of itself taken into the statement. */
export async function lookAs(
  client: ScreeningClient,
  plan: LayerPlan,
  { layer, role }: { readonly layer: number; readonly role: string | null },
): Promise<void> {
  const card = plan.published.layers.find((entry) => entry.role === role);
  const members = useLayerImport.getState().reply?.layers[layer]?.members ?? {};
  useLayerImport.setState({ layer, role, check: null, problems: [], lit: null, statement: stated(card, members) });
  if (card) await check(client, plan, null, null);
}

/** Looks again, with other attributes for the properties. */
export async function lookWithFields(client: ScreeningClient, plan: LayerPlan, fields: FieldMap): Promise<void> {
  const { check: last } = useLayerImport.getState();
  const chosen = last?.system.kind === 'settled' && last.system.how === 'chosen' ? lastReading : null;
  await check(client, plan, fields, chosen);
}

/** Looks again, with the coordinates read as the keeper has picked. */
export async function lookWithReading(client: ScreeningClient, plan: LayerPlan, reading: number): Promise<void> {
  await check(client, plan, useLayerImport.getState().check?.fields ?? null, reading);
}

/** The reading that was picked for the layer at hand. */
let lastReading: number | null = null;

async function check(
  client: ScreeningClient,
  { published, ruleset }: LayerPlan,
  fields: FieldMap | null,
  reading: number | null,
): Promise<void> {
  const { role, layer } = useLayerImport.getState();
  const card = published.layers.find((entry) => entry.role === role);
  if (!card) return;
  lastReading = reading;
  useLayerImport.setState({ progress: { stage: 'placing', share: 0 }, problems: [], lit: null });
  const before = await client.call((api) => api.layerBytes(card.role, 'at_hand'));
  const request = {
    layer,
    card,
    rules: { rules: ruleset.rules, parameters: ruleset.parameters },
    fields,
    reading,
    before: before.ok ? before.value : null,
  };
  const checked = await importClient.checkLayer(request, onProgress);
  if (checked === 'superseded') return;
  if (!checked.ok) {
    useLayerImport.setState({ progress: null, problems: checked.problems });
    return;
  }
  useLayerImport.setState({ progress: null, check: checked.value });
  showBounds(checked.value.bbox);
}

function stated(card: LayerEntry | undefined, members: Readonly<Record<string, unknown>>): LayerStatement {
  const laid = card && overrideCard({ ...card, date: null, accuracyM: null, coverage: null, complete: false }, members);
  if (!laid?.ok) return UNSTATED;
  const { date, accuracyM, coverage, complete, source } = laid.card;
  const told = members.source === undefined ? '' : source.zh;
  const status = members.status === 'user' ? 'user' : 'official';
  return { status, source: told, date, accuracyM, coverage, complete, version: laid.version };
}

export function restate(change: Partial<LayerStatement>): void {
  useLayerImport.setState(({ statement }) => ({ statement: { ...statement, ...change } }));
}

/** Makes the layer, keeps it and puts it in force. Null when it is; else it stays as it is, with the reason. */
export async function acceptChecked(client: ScreeningClient, store: LocalStore): Promise<boolean> {
  const { statement, fileName } = useLayerImport.getState();
  useLayerImport.setState({ progress: { stage: 'packing', share: 0 }, problems: [] });
  const built = await importClient.buildLayer(statement);
  if (built === 'superseded') return false;
  const problem = built.ok ? await acceptLayer(client, store, built.value, fileName ?? '') : built.problems[0];
  if (problem) {
    useLayerImport.setState({ progress: null, problems: [problem] });
    return false;
  }
  dropLayer();
  return true;
}
