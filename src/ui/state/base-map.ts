import { create } from 'zustand';
import { errorProblem, type Problem, warningProblem } from '../../kernel/problem.ts';
import { failure, type Result, success } from '../../kernel/result.ts';
import type { BaseMap } from '../../map/base-map.ts';
import type { ReadArchive } from '../../map/base-map-archive.ts';
import { dropBaseMap, keepBaseMap, keptBaseMap } from '../../storage/base-map-file.ts';
import { bytesOfDeployment, bytesOfFile, DEPLOYED_NAME } from './base-map-bytes.ts';
import { usePreferences } from './preferences.ts';

interface BaseMapState {
  readonly map: BaseMap | null;
  readonly busy: boolean;
  /** Why there is none, or what is to be known of it. */
  readonly problem: Problem | null;
}

const NONE: BaseMapState = { map: null, busy: false, problem: null };

/** The base map at hand. Which one it is, and how it is shown, is a preference. */
export const useBaseMap = create<BaseMapState>(() => NONE);

/** What was asked for last; an answer to anything before counts no more. */
let asked = 0;

async function open(name: string, read: ReadArchive): Promise<Result<BaseMap>> {
  const { openBaseMap } = await import('../../map/base-map-archive.ts');
  return openBaseMap(name, read);
}

async function show(find: () => Promise<Result<BaseMap>>): Promise<boolean> {
  asked += 1;
  const mine = asked;
  useBaseMap.setState({ busy: true, problem: null });
  const found = await find();
  if (asked !== mine) return false;
  if (found.ok) useBaseMap.setState({ map: found.value, busy: false, problem: found.warnings[0] ?? null });
  else useBaseMap.setState({ busy: false, problem: found.problems[0] });
  return found.ok;
}

/** Takes a file from the disk and keeps it in the browser; one that cannot be kept serves until the page is closed. */
export async function takeBaseMap(file: File): Promise<void> {
  const taken = await show(async () => {
    const map = await open(file.name, bytesOfFile(file));
    if (!map.ok) return map;
    const trouble = await keepBaseMap(file);
    if (!trouble) return map;
    const why = trouble.code === 'storage_full' ? 'basemap_no_room' : 'basemap_not_kept';
    return success(map.value, [warningProblem(why, { file: file.name })]);
  });
  if (taken) usePreferences.getState().setBaseMap({ from: 'file', name: file.name, shown: true, opacity: 1 });
}

/** Reads from the server, and says for as long as it is so that parts of the map shown cannot be had from there. */
function tellingOfGaps(read: ReadArchive): ReadArchive {
  const tell = (gap: boolean) => {
    const { problem } = useBaseMap.getState();
    if (usePreferences.getState().baseMap?.from !== 'deployment') return;
    if (gap) useBaseMap.setState({ problem: warningProblem('basemap_gaps', { file: DEPLOYED_NAME }) });
    else if (problem?.code === 'basemap_gaps') useBaseMap.setState({ problem: null });
  };
  return async (offset, length, signal) => {
    try {
      const bytes = await read(offset, length, signal);
      tell(false);
      return bytes;
    } catch (error) {
      if (!signal?.aborted) tell(true);
      throw error;
    }
  };
}

async function deployed(): Promise<Result<BaseMap>> {
  const bytes = await bytesOfDeployment();
  if (!bytes.ok) return bytes;
  const { read, wholeBytes } = bytes.value;
  const map = await open(DEPLOYED_NAME, tellingOfGaps(read));
  if (!map.ok || wholeBytes === null) return map;
  const megabytes = Math.ceil(wholeBytes / 1e6);
  return success(map.value, [warningProblem('basemap_whole', { file: DEPLOYED_NAME }, { megabytes })]);
}

/** Takes the archive that lies beside the page. */
export async function takeDeployedBaseMap(): Promise<void> {
  if (await show(deployed)) {
    usePreferences.getState().setBaseMap({ from: 'deployment', name: DEPLOYED_NAME, shown: true, opacity: 1 });
  }
}

/** Does without a base map; the kept file is let go of with the next start, until then it can be had back. */
export function leaveBaseMap(): () => void {
  const before = usePreferences.getState().baseMap;
  const { map } = useBaseMap.getState();
  asked += 1;
  useBaseMap.setState(NONE);
  usePreferences.getState().setBaseMap(null);
  return () => {
    useBaseMap.setState({ ...NONE, map });
    usePreferences.getState().setBaseMap(before);
  };
}

/** The base map of the last visit; nothing is asked of the server or the disk where there was none. */
export async function restoreBaseMap(): Promise<void> {
  const { baseMap } = usePreferences.getState();
  if (useBaseMap.getState().map || useBaseMap.getState().busy) return;
  if (baseMap?.from !== 'file') void dropBaseMap();
  if (!baseMap) return;
  await show(async () => {
    if (baseMap.from === 'deployment') return deployed();
    const file = await keptBaseMap();
    return file ? open(baseMap.name, bytesOfFile(file)) : failure(errorProblem('basemap_gone', { file: baseMap.name }));
  });
}
