/** A screening of so many takes some seconds (docs/performance.md); of more, too long to be waited for. */
export const MAX_SITE_VERTICES = 100_000;
