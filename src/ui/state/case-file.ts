import { create } from 'zustand';
import { errorProblem, type Problem } from '../../kernel/problem.ts';
import type { Ruleset } from '../../plan/ruleset.ts';
import { readParameterOverrides } from '../../project/read-parameters.ts';
import { PROJECT_SCHEMA, readProject } from '../../project/read-project.ts';
import { parseJsonBytes } from '../../run/parse-json.ts';
import type { Draft } from '../../storage/database.ts';
import { saveFile } from '../shared/save-file.ts';
import { useCase } from './case.ts';
import { useView } from './view.ts';
import { dropTrial } from './what-if.ts';

export type CaseFileKind = 'project' | 'parameters';

/** A project or parameters file that was refused, with everything that is wrong with it. */
export interface RefusedFile {
  readonly kind: CaseFileKind;
  readonly name: string;
  readonly problems: readonly Problem[];
}

export const useCaseFile = create<{ readonly refused: RefusedFile | null }>(() => ({ refused: null }));

/** Questionnaires are small; anything larger is no such file. */
const LIMIT_BYTES = 5_000_000;

export function dismissRefusedFile(): void {
  useCaseFile.setState({ refused: null });
}

async function jsonOf(file: File) {
  if (file.size > LIMIT_BYTES) return null;
  const bytes = await file.arrayBuffer().then(
    (buffer) => new Uint8Array(buffer),
    () => null,
  );
  return bytes && parseJsonBytes(bytes, file.name);
}

/** What a dropped JSON file holds, by the member that no other kind has; null for everything else. */
export async function caseFileKind(file: File): Promise<CaseFileKind | null> {
  if (!/\.json$/i.test(file.name)) return null;
  const json = await jsonOf(file);
  const value = json?.ok ? json.value : null;
  if (typeof value !== 'object' || value === null || 'type' in value || 'findings' in value) return null;
  return 'answers' in value ? 'project' : 'parameters' in value ? 'parameters' : null;
}

/** Takes all of a project or parameters file, in one step that undo takes back; of a bad one nothing. */
export async function loadCaseFile(kind: CaseFileKind, file: File, ruleset: Ruleset): Promise<void> {
  const json = (await jsonOf(file)) ?? {
    ok: false as const,
    problems: [errorProblem('file_unreadable', { file: file.name })],
  };
  const read = !json.ok
    ? json
    : kind === 'project'
      ? readProject(json.value, ruleset)
      : readParameterOverrides(json.value, ruleset.parameters);
  if (!read.ok) {
    useCaseFile.setState({ refused: { kind, name: file.name, problems: read.problems } });
    return;
  }
  dismissRefusedFile();
  dropTrial();
  const patch: Partial<Draft> = 'answers' in read.value ? { ...read.value, skipped: [] } : read.value;
  const { change, undo } = useCase.getState();
  change(patch);
  const { answers = {}, parameters = {} } = patch;
  const count = Object.keys(kind === 'project' ? answers : parameters).length;
  useView.getState().toast(kind === 'project' ? 'project.imported' : 'parameters.imported', { count }, undo);
}

/** The answers and overrides as a file the app and the command line read. @param name  of the site */
export function saveProjectFile(name: string): void {
  const { answers, overrides } = useCase.getState().present;
  const stem = name.replace(/[^\p{L}\p{N}_-]+/gu, '_').slice(0, 60) || 'project';
  const json = { schema: PROJECT_SCHEMA, answers, overrides };
  saveFile(`${stem}.project.json`, `${JSON.stringify(json, null, 2)}\n`, 'application/json');
}

/** The changed parameters as the file of `--parameters`. */
export function saveParametersFile(): void {
  const { parameters } = useCase.getState().present;
  saveFile('parameters.json', `${JSON.stringify({ parameters }, null, 2)}\n`, 'application/json');
}
