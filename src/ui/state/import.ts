import { create } from 'zustand';
import { errorProblem, type Problem } from '../../kernel/problem.ts';
import type { Inspection } from '../../site/import-site.ts';
import type { Site } from '../../site/site.ts';
import type { ScreeningClient } from '../../worker/client.ts';
import { siteBounds } from '../shared/bounds.ts';
import { showBounds } from '../shell/map-bridge.ts';
import { useCase } from './case.ts';
import { caseFileKind, loadCaseFile } from './case-file.ts';
import { useView } from './view.ts';

interface ImportState {
  readonly fileName: string | null;
  readonly bytes: Uint8Array | null;
  readonly reading: boolean;
  readonly inspection: Inspection | null;
  /** Trouble outside the file: the worker, the disk. */
  readonly problem: Problem | null;
  readonly choice: number | null;
}

const IDLE: ImportState = {
  fileName: null,
  bytes: null,
  reading: false,
  inspection: null,
  problem: null,
  choice: null,
};

/** A file on its way in. The case is touched only once a reading of it is accepted. */
export const useImport = create<ImportState>(() => IDLE);

const FILE_LIMIT_BYTES = 200_000_000;

export function dropImport(): void {
  useImport.setState(IDLE);
}

function takeSite(site: Site): void {
  dropImport();
  useCase.getState().change({ site });
  useView
    .getState()
    .set({ place: 'screen', editingSite: site.warnings.length > 0, editingProject: true, drawMode: 'select' });
  showBounds(siteBounds(site));
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
  useView.getState().go('screen');
  useImport.setState({ ...IDLE, fileName: file.name, reading: true });
  if (file.size > FILE_LIMIT_BYTES) {
    const problem = errorProblem('too_big', { file: file.name }, { bytes: file.size, limit: FILE_LIMIT_BYTES });
    useImport.setState({ reading: false, problem });
    return;
  }
  const bytes = await file.arrayBuffer().then(
    (buffer) => new Uint8Array(buffer),
    () => null,
  );
  if (!bytes) {
    useImport.setState({ reading: false, problem: errorProblem('file_unreadable', { file: file.name }) });
    return;
  }
  useImport.setState({ bytes });
  await inspect(client);
}

/** Imports the reading that was chosen. */
export async function acceptChoice(client: ScreeningClient): Promise<void> {
  const { choice } = useImport.getState();
  if (choice !== null) await inspect(client, choice);
}

async function inspect(client: ScreeningClient, choose?: number): Promise<void> {
  const { fileName, bytes } = useImport.getState();
  if (!fileName || !bytes) return;
  useImport.setState({ reading: true });
  const result = await client.call((api) => api.importSite(fileName, bytes, choose === undefined ? {} : { choose }));
  // Another file was dropped meanwhile: this answer is about one nobody waits for.
  if (useImport.getState().bytes !== bytes) return;
  if (!result.ok) {
    useImport.setState({ reading: false, problem: result.problems[0] });
  } else if (result.value.site) {
    takeSite(result.value.site);
  } else {
    const { inspection } = result.value;
    const plausible = inspection.candidates.findIndex((candidate) => candidate.plausible);
    useImport.setState({ reading: false, inspection, choice: plausible >= 0 ? plausible : null });
  }
}
