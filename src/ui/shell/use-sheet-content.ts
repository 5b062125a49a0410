import { useMemo } from 'react';
import type { SheetMapProps } from '../../map/sheet-map.tsx';
import { useJudgedSites } from '../batch/use-batch-outlines.ts';
import { useWords } from '../shared/words.ts';
import { useCase } from '../state/case.ts';
import { useOutlines } from '../state/outlines.ts';
import { siteFeatures } from './map-data.ts';
import {
  useBand,
  useDimensions,
  useDistrict,
  useMapLayers,
  useOverlaps,
  usePreviews,
  useShownBaseMap,
  useUncovered,
} from './use-map-data.ts';

const NONE: readonly never[] = [];

/** What the screen's map shows, without what only the hand at work needs: no lit feature, no path being measured. */
export function useSheetContent(): SheetMapProps['content'] {
  const { locale } = useWords();
  const base = useShownBaseMap();
  const layers = useMapLayers();
  const district = useDistrict();
  const site = useCase((state) => state.present.site);
  const features = useMemo(() => (site ? siteFeatures(site) : null), [site]);
  const overlaps = useOverlaps();
  const outlines = useOutlines((state) => state.outlines);
  const judged = useJudgedSites((state) => state.sites);
  const dimensions = useDimensions();
  const previews = usePreviews();
  const uncovered = useUncovered();
  const band = useBand();
  return {
    base,
    layers,
    district: district?.geometry ?? null,
    site: features,
    inHand: false,
    overlaps,
    outlines,
    judged,
    highlights: NONE,
    dimensions,
    previews,
    litVertex: null,
    measured: NONE,
    uncovered,
    band,
    locale,
  };
}
