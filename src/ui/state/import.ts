import { create } from 'zustand';
import { errorProblem, type Problem } from '../../kernel/problem.ts';
import type { Result } from '../../kernel/result.ts';
import type { ImportProgress } from '../../site/inspection.ts';
import type { Site } from '../../site/site.ts';
import type { ScreeningClient } from '../../worker/client.ts';
import { ImportClient } from '../../worker/import-client.ts';
import type { FileReply } from '../../worker/import-protocol.ts';
import { surroundingsOf } from '../shared/bounds.ts';
import { type Bounds, showBounds } from '../shell/map-bridge.ts';
import { spawnImportWorker } from '../workers.ts';
import { useCase } from './case.ts';
import { caseFileKind, loadCaseFile } from './case-file.ts';
import { useView } from './view.ts';

interface ImportState {
  /** Name of the file, or of what was pasted; null when nothing is on its way in. */
  readonly fileName: string | null;
  /** How far the reading has come; null when nothing is being read. */
  readonly progress: ImportProgress | null;
  readonly reply: FileReply | null;
  /** Trouble outside the file: the worker, the disk. */
  readonly problem: Problem | null;
  readonly choice: number | null;
  /** Parcels picked of a long list, and the one looked at, by number from 0. */
  readonly picked: ReadonlySet<number>;
  readonly lit: number | null;
  /** Attribute that a person has said its parcels are called by; null until then. */
  readonly calledBy: string | null;
  /** The site at hand, where it is its own shape that is looked at for a repair. */
  readonly repairOf: Site | null;
}

const IDLE: ImportState = {
  fileName: null,
  progress: null,
  reply: null,
  problem: null,
  choice: null,
  picked: new Set(),
  lit: null,
  calledBy: null,
  repairOf: null,
};

/** A file on its way in. The case is touched only once a reading of it is accepted. */
export const useImport = create<ImportState>(() => IDLE);

const FILE_LIMIT_BYTES = 200_000_000;
const START: ImportProgress = { stage: 'reading', share: 0 };

/** The worker that reads files; it starts with the first of them. */
const importClient = new ImportClient({
  spawn: spawnImportWorker,
});

/** Lets go of the file, in the middle of reading it if need be. */
export function dropImport(): void {
  importClient.cancel();
  useImport.setState(IDLE);
}

function takeSite(read: Site): void {
  const before = useImport.getState().repairOf;
  const site = before ? repaired(read, before) : read;
  dropImport();
  useCase.getState().change({ site });
  useView
    .getState()
    .set({ place: 'screen', editingSite: site.warnings.length > 0, editingProject: true, drawMode: 'select' });
  showBounds(surroundingsOf(site));
}

/**
 * Reads a file; it becomes the site at once when there is nothing to choose, and changes nothing when it is bad. A file
 * of answers or of parameters goes where it belongs.
 */
export async function importFile(client: ScreeningClient, file: File): Promise<void> {
  const kind = await caseFileKind(file);
  const plan = kind && (await client.start());
  if (kind && plan?.ok) {
    useView.getState().go(kind === 'project' ? 'screen' : 'data', kind === 'project' ? null : 'parameters');
    await loadCaseFile(kind, file, plan.value.ruleset);
    return;
  }
  await importContent(file.name, file, 'file');
}

/** Reads text that was pasted or typed, by the readers that read files. */
export async function importText(text: string, name: string): Promise<void> {
  await importContent(name, new Blob([text]), 'typed');
}

async function importContent(name: string, content: Blob, origin: Site['origin']): Promise<void> {
  importClient.cancel();
  useView.getState().go('screen');
  useImport.setState({ ...IDLE, fileName: name, progress: START });
  if (content.size > FILE_LIMIT_BYTES) {
    const problem = errorProblem('too_big', { file: name }, { bytes: content.size, limit: FILE_LIMIT_BYTES });
    useImport.setState({ progress: null, problem });
    return;
  }
  settle(await importClient.read({ name, content, origin }, onProgress));
}

/**
 * Looks for a repair of the site at hand, whose shape cannot be measured: it is read once more like a file, and what
 * could be made of it is offered as of a file.
 */
export async function offerRepair(site: Site): Promise<void> {
  const features = site.parcels.map(({ name, geometry, widthM }) => ({
    type: 'Feature',
    properties: { name, ...(widthM !== undefined && { widthM }) },
    geometry,
  }));
  const text = JSON.stringify({ type: 'FeatureCollection', features });
  useImport.setState({ ...IDLE, fileName: site.name, progress: START, repairOf: site });
  const content = new Blob([text]);
  settle(await importClient.read({ name: 'site.geojson', content, origin: site.origin }, onProgress));
}

/** The repaired shape with everything that was known of the site before. */
function repaired(shape: Site, before: Site): Site {
  const done = [before.crs.transform, 'repair'].filter((name) => name !== undefined);
  const warnings = [...before.warnings, ...shape.warnings];
  return { ...before, parcels: shape.parcels, crs: { ...before.crs, transform: done.join('+') }, warnings };
}

/** Imports the reading that was chosen. */
export async function acceptChoice(): Promise<void> {
  const { choice } = useImport.getState();
  if (choice === null) return;
  useImport.setState({ progress: START });
  settle(await importClient.choose(choice, onProgress));
}

/** Calls the parcels of the file by one of its attributes; those picked stay picked. */
export async function callParcelsBy(attribute: string): Promise<void> {
  const { picked } = useImport.getState();
  useImport.setState({ progress: START });
  const result = await importClient.callBy(attribute, onProgress);
  settle(result);
  if (result !== 'superseded' && result.ok) useImport.setState({ picked, calledBy: attribute });
}

/** Makes the picked parcels one site. */
export async function takePicked(): Promise<void> {
  const { picked } = useImport.getState();
  useImport.setState({ progress: { stage: 'placing', share: 0 } });
  const result = await importClient.take(Uint32Array.from(picked).sort());
  if (result === 'superseded') return;
  if (result.ok) takeSite(result.value);
  else useImport.setState({ progress: null, problem: result.problems[0] });
}

/** One parcel of the file as a site of its own; null when the file has been let go of. */
export async function takeParcel(number: number): Promise<Site | null> {
  const result = await importClient.take(Uint32Array.of(number));
  return result !== 'superseded' && result.ok ? result.value : null;
}

/** Looks at one reading of the file: marks it, and shows its place. */
export function lookAt(choice: number): void {
  useImport.setState({ choice });
  showBounds(useImport.getState().reply?.candidates[choice]?.preview.bbox ?? null);
}

function onProgress(progress: ImportProgress): void {
  if (useImport.getState().progress) useImport.setState({ progress });
}

function settle(result: Result<FileReply> | 'superseded'): void {
  // Another file was given meanwhile, or this one given up: the answer is one nobody waits for.
  if (result === 'superseded') return;
  if (!result.ok) {
    useImport.setState({ progress: null, problem: result.problems[0] });
    return;
  }
  const { site, parcels, candidates } = result.value;
  if (site) {
    takeSite(site);
    return;
  }
  const plausible = candidates.findIndex((candidate) => candidate.plausible);
  useImport.setState({ progress: null, reply: result.value, choice: null, picked: new Set(), lit: null });
  if (plausible >= 0) lookAt(plausible);
  if (parcels) showBounds(boundsOfAll(parcels.bboxDeg));
}

function boundsOfAll(bboxDeg: Float64Array): Bounds {
  let [west, south, east, north] = bboxDeg as unknown as [number, number, number, number];
  for (let at = 0; at < bboxDeg.length; at += 4) {
    west = Math.min(west, bboxDeg[at]!);
    south = Math.min(south, bboxDeg[at + 1]!);
    east = Math.max(east, bboxDeg[at + 2]!);
    north = Math.max(north, bboxDeg[at + 3]!);
  }
  return [west, south, east, north];
}
