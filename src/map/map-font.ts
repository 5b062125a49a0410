import cjkUrl from '@fontsource/noto-sans-sc/files/noto-sans-sc-chinese-simplified-500-normal.woff2?url';
import latinUrl from '@fontsource/noto-sans-sc/files/noto-sans-sc-latin-500-normal.woff2?url';
import { MAP_FONT } from './label-spec.ts';

let loading: Promise<boolean> | undefined;

/**
 * Brings the map's font from this site. MapLibre draws glyphs on a canvas once and keeps them, so names must wait for
 * it. @returns false where the file could not be had; names are then drawn from the system's fonts
 */
export function loadMapFont(): Promise<boolean> {
  loading ??= Promise.all(
    [cjkUrl, latinUrl].map(async (url) => {
      const face = new FontFace(
        MAP_FONT[0] ?? '',
        `url(${JSON.stringify(new URL(url, document.baseURI).href)}) format("woff2")`,
      );
      document.fonts.add(await face.load());
    }),
  ).then(
    () => true,
    () => false,
  );
  return loading;
}
