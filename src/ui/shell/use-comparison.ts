import { useMemo } from 'react';
import type { LayerEntry } from '../../catalog/catalog.ts';
import type { FeatureChange } from '../../catalog/layer-change.ts';
import type { FeatureRef, MapComparison, MapLayer } from '../../map/map-props.ts';
import { versionText } from '../shared/version-text.ts';
import { useWords } from '../shared/words.ts';
import { dropComparison, useComparison } from '../state/layer-comparison.ts';

/** More changed features than this are not lit: copying them would hold up the map. */
const MOST_LIT = 500;

/** The map while two versions of a layer are compared. */
interface ComparedMap {
  /** Layers with the version in use, which is shown whether or not its layer is. */
  readonly layers: readonly MapLayer[];
  /** Features lit on its side. */
  readonly highlights: readonly FeatureRef[];
  readonly comparison: MapComparison;
}

/** One layer put in its place among others; what is computed from it is hidden, since only one version of that is there. */
function withLayer(layers: readonly MapLayer[], put: MapLayer): readonly MapLayer[] {
  const { role } = put.entry;
  const others = layers.map((layer) =>
    layer.entry.derived?.from.includes(role) ? { ...layer, visible: false } : layer,
  );
  if (!layers.some(({ entry }) => entry.role === role)) return [...others, put];
  return others.map((layer) => (layer.entry.role === role ? put : layer));
}

function litOf(role: string, changes: readonly FeatureChange[], notHere: FeatureChange['kind']): readonly FeatureRef[] {
  if (changes.length > MOST_LIT) return [];
  return changes.filter(({ kind }) => kind !== notHere).map(({ id }) => ({ role, featureId: id }));
}

/** What the map shows instead of its layers while two versions are compared; null at other times. */
export function useComparedMap(layers: readonly MapLayer[]): ComparedMap | null {
  const words = useWords();
  const compared = useComparison((state) => state.compared);
  return useMemo(() => {
    if (!compared?.shapes) return null;
    const { before, now } = compared.shapes;
    const { beforeEntry, nowEntry, difference } = compared;
    const { role } = nowEntry;
    const shown = (entry: LayerEntry, features: MapLayer['features']): MapLayer => ({
      // The look of the program, whichever version it is.
      entry: { ...entry, style: nowEntry.style, order: nowEntry.order },
      features,
      visible: true,
      opacity: 1,
    });
    return {
      layers: withLayer(layers, shown(nowEntry, now)),
      highlights: litOf(role, difference.changes, 'removed'),
      comparison: {
        layers: withLayer(layers, shown(beforeEntry, before)),
        highlights: litOf(role, difference.changes, 'added'),
        leftName: versionText(beforeEntry, words),
        rightName: versionText(nowEntry, words),
        onClose: dropComparison,
      },
    };
  }, [compared, layers, words]);
}
