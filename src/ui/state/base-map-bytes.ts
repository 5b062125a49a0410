import { errorProblem } from '../../kernel/problem.ts';
import { failure, type Result, success } from '../../kernel/result.ts';
import type { ReadArchive } from '../../map/base-map-archive.ts';

/** Name of the archive that a deployment may put beside the page. */
export const DEPLOYED_NAME = 'basemap.pmtiles';

export function bytesOfFile(file: Blob): ReadArchive {
  return (offset, length) => file.slice(offset, offset + length).arrayBuffer();
}

/** Where an archive beside the page is read from. */
export interface DeployedBytes {
  readonly read: ReadArchive;
  /** Bytes that were fetched at once, because the server gives no parts of a file; null where it does. */
  readonly wholeBytes: number | null;
}

/**
 * The archive beside the page, read part by part, or whole where the server gives no parts. Nothing of it is kept for use
 * without the server: it may be larger than all else together. A part that cannot be had rejects.
 * Problems: `basemap_not_found`, `basemap_unreachable`.
 */
export async function bytesOfDeployment(): Promise<Result<DeployedBytes>> {
  const url = new URL(DEPLOYED_NAME, document.baseURI);
  const part = (offset: number, length: number, signal?: AbortSignal) =>
    fetch(url, { headers: { range: `bytes=${offset}-${offset + length - 1}` }, ...(signal && { signal }) });
  const first = await part(0, 127).catch(() => null);
  const where = { file: DEPLOYED_NAME };
  if (!first) return failure(errorProblem('basemap_unreachable', where));
  if (!first.ok) return failure(errorProblem('basemap_not_found', where));
  if (first.status !== 206) {
    const whole = await first.blob();
    return success({ read: bytesOfFile(whole), wholeBytes: whole.size });
  }
  await first.body?.cancel();
  const read: ReadArchive = async (offset, length, signal) => {
    const answer = await part(offset, length, signal);
    if (answer.status !== 206) throw new Error(`HTTP ${answer.status}`);
    return answer.arrayBuffer();
  };
  return success({ read, wholeBytes: null });
}
