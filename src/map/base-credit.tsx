import type { ShownBaseMap } from './base-map.ts';

/** Whose base map it is, as its licence asks: on the map for as long as it is shown. */
export function BaseCredit({ base }: { readonly base: ShownBaseMap | null }) {
  if (!base?.map.credit) return null;
  return (
    <p className="map-credit" data-testid="base-credit">
      {base.map.credit}
    </p>
  );
}
