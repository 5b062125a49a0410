import { execFileSync } from 'node:child_process';

/** What the installed GDAL calls itself; null where there is none. */
export function gdalVersion(): string | null {
  try {
    return execFileSync('ogrinfo', ['--version'], { encoding: 'utf8' }).trim();
  } catch {
    return null;
  }
}
