import { spawnSync } from 'node:child_process';

/** What the installed GDAL calls itself; null where there is none. */
export function gdalVersion(): string | null {
  const { status, stdout } = spawnSync('ogrinfo', ['--version'], { encoding: 'utf8' });
  return status === 0 ? stdout.trim() : null;
}

/** What a program of GDAL prints; a complaint of its, be it only a warning, is thrown. */
export function gdal(program: 'ogrinfo' | 'ogr2ogr', ...args: readonly string[]): string {
  const { status, stdout, stderr } = spawnSync(program, args, { encoding: 'utf8', maxBuffer: 2 ** 28 });
  if (status !== 0 || stderr !== '') throw new Error(`${program} ${args.join(' ')}: ${stderr}`);
  return stdout;
}
