import type { FeatureCollection, MultiPolygon, Polygon } from 'geojson';
import { useMemo } from 'react';
import { length, quantityText } from '../../i18n/quantity.ts';
import type { ShownBaseMap } from '../../map/base-map.ts';
import { coverageGap } from '../../map/coverage-gap.ts';
import type {
  Dimension,
  District,
  FeatureRef,
  MapLayer,
  MapPreview,
  Overlap,
  ZoneEffect,
} from '../../map/map-props.ts';
import { effectRank } from '../../plan/effect.ts';
import type { Coverage } from '../../plan/layer-card.ts';
import type { Finding } from '../../record/record.ts';
import { outlineAt, packOutlines } from '../../site/outlines.ts';
import { mainFact } from '../screening/finding-measure.ts';
import { usePlan } from '../shared/plan-context.ts';
import { useBaseMap } from '../state/base-map.ts';
import { useImport } from '../state/import.ts';
import { useLayerImport } from '../state/layer-import.ts';
import { isVisible, useDrawnLayers } from '../state/layers.ts';
import { usePreferences } from '../state/preferences.ts';
import { useScreening } from '../state/screening.ts';
import { useView } from '../state/view.ts';
import { districtOf } from './map-data.ts';

const NONE: readonly never[] = [];
const DISTRICT_ROLE = 'district';
/** Distances drawn while no finding is opened: the weightiest that have a line. */
const DIMENSIONS_AT_REST = 3;
/** A line longer than this leaves the picture of a site; it is drawn when its finding is opened. */
const DRAWN_AT_REST_M = 500;

/** Layers that are loaded, in the order of the catalogue. */
export function useMapLayers(): readonly MapLayer[] {
  const { catalog } = usePlan();
  const drawn = useDrawnLayers();
  const visibility = usePreferences((state) => state.visibility);
  const opacity = usePreferences((state) => state.opacity);
  return useMemo(
    () =>
      catalog.layers.flatMap((entry) => {
        const layer = drawn[entry.role];
        if (layer?.state !== 'ready') return [];
        return [
          {
            entry,
            features: layer.features,
            tiles: layer.tiles,
            visible: isVisible(entry, visibility),
            opacity: opacity[entry.role] ?? 1,
          },
        ];
      }),
    [catalog, drawn, visibility, opacity],
  );
}

/** The user's base map, while it is shown. */
export function useShownBaseMap(): ShownBaseMap | null {
  const map = useBaseMap((state) => state.map);
  const shown = usePreferences((state) => state.baseMap?.shown === true);
  const opacity = usePreferences((state) => state.baseMap?.opacity ?? 1);
  return useMemo(() => (map && shown ? { map, opacity } : null), [map, shown, opacity]);
}

/** The district, once its layer is there. */
export function useDistrict(): District | null {
  const layers = useMapLayers();
  return useMemo(() => districtOf(layers.find((layer) => layer.entry.role === DISTRICT_ROLE)), [layers]);
}

/** Arms of the cross at a place of a report, degrees: to be seen from where a click on it looks. */
const CROSS_DEG = 0.0008;

/** A layer on its way in over the one it would replace, the area it is said to cover, and the place of its report looked at. */
function useLayerPreviews(): readonly MapPreview[] {
  const outlines = useLayerImport((state) => state.check?.outlines);
  const coverage = useLayerImport((state) => (state.check ? state.statement.coverage : null));
  const lit = useLayerImport((state) => state.lit);
  return useMemo(() => {
    const covered =
      coverage && 'geometry' in coverage
        ? packOutlines([{ geometry: coverage.geometry as Polygon | MultiPolygon }])
        : null;
    const cross = lit && {
      type: 'MultiLineString' as const,
      coordinates: [-1, 1].map((turn) => [
        [lit[0] - CROSS_DEG, lit[1] - turn * CROSS_DEG],
        [lit[0] + CROSS_DEG, lit[1] + turn * CROSS_DEG],
      ]),
    };
    return [
      ...(outlines ? [{ key: 'layer', outlines, tone: 'picked' as const }] : NONE),
      ...(covered ? [{ key: 'coverage', outlines: covered, tone: 'other' as const }] : NONE),
      ...(cross ? [{ key: 'place', outlines: packOutlines([{ geometry: cross }]), tone: 'lit' as const }] : NONE),
    ];
  }, [outlines, coverage, lit]);
}

/** What a file on its way in would be: its readings, the shape before a repair, or its parcels. */
export function usePreviews(): readonly MapPreview[] {
  const { reply, choice, lit } = useImport();
  const layer = useLayerPreviews();
  return useMemo(() => {
    if (!reply) return layer;
    const { candidates, parcels } = reply;
    const before = choice === null ? undefined : candidates[choice]?.unrepaired;
    return [
      ...(before ? [{ key: 'before', outlines: before.outlines, tone: 'before' as const }] : NONE),
      ...(parcels ? [{ key: 'parcels', outlines: parcels.outlines, tone: 'picked' as const }] : NONE),
      ...(parcels && lit !== null
        ? [{ key: `lit ${lit}`, outlines: outlineAt(parcels.outlines, lit), tone: 'lit' as const }]
        : NONE),
      ...candidates.map(({ preview }, index): MapPreview => {
        const tone = choice === index ? 'picked' : 'other';
        return { key: `${tone} ${index}`, outlines: preview.outlines, tone };
      }),
    ];
  }, [reply, choice, lit, layer]);
}

/** Finding the eye is on: the hovered one, else the one that is open. */
function useFinding(): Finding | undefined {
  const findings = useScreening((state) => state.reply?.record.findings);
  const hovered = useView((state) => state.hoveredRule);
  const open = useView((state) => state.openFinding);
  const wanted = hovered ?? open;
  return findings?.find((finding) => finding.ruleId === wanted);
}

/** Common areas of site and zones; where several rules share a place, the most severe colours it. None while a corner is dragged. */
export function useOverlaps(): readonly Overlap[] {
  const overlaps = useScreening((state) => (state.reply?.provisional ? NONE : state.reply?.overlaps));
  return useMemo(() => [...(overlaps ?? NONE)].sort((a, b) => effectRank(a.effect) - effectRank(b.effect)), [overlaps]);
}

/** While a corner is dragged, the zones the site takes of at this moment, each once with the worst that brings. */
export function useZonesInHand(): readonly ZoneEffect[] {
  const findings = useScreening((state) => (state.reply?.provisional ? state.reply.record.findings : NONE));
  return useMemo(() => {
    const zones = findings.flatMap(({ facts, nominal, atLeast }) => {
      const effect = nominal ?? atLeast;
      const taken = effect === 'clear' ? NONE : facts.filter(({ overlapEllipsoidM2 }) => overlapEllipsoidM2 > 0);
      return taken.map(({ role, featureId }): ZoneEffect => ({ role, featureId, effect }));
    });
    zones.sort((a, b) => effectRank(a.effect) - effectRank(b.effect));
    return [...new Map(zones.map((zone) => [`${zone.role} ${zone.featureId}`, zone])).values()];
  }, [findings]);
}

export function useHighlights(): readonly FeatureRef[] {
  const finding = useFinding();
  // By content: a dragged corner brings new findings many times a second, which mostly name the same features.
  const lit = JSON.stringify(finding?.facts.map(({ role, featureId }) => ({ role, featureId })) ?? NONE);
  return useMemo(() => JSON.parse(lit) as FeatureRef[], [lit]);
}

/** Distances of the finding looked at; at rest those of the most severe findings. */
export function useDimensions(): readonly Dimension[] {
  const findings = useScreening((state) => state.reply?.record.findings);
  const finding = useFinding();
  return useMemo(() => {
    const lines = (finding ? [finding] : (findings ?? NONE)).flatMap((shownFinding): Dimension[] => {
      const fact = mainFact(shownFinding);
      if (!fact?.feet || (!finding && fact.distanceM > DRAWN_AT_REST_M)) return [];
      const [from, to] = fact.feet;
      // A distance that decides, and is no surer than its boundary, must not look settled.
      const unsure = shownFinding.certainty === 'boundary_dependent';
      const tone = unsure ? 'unknown' : (shownFinding.nominal ?? shownFinding.atLeast);
      return [{ from, to, label: quantityText(length(fact.distanceM)), tone }];
    });
    // Of findings that share a line the weightiest, which comes first, tells its tone.
    const apart = new Map<string, Dimension>();
    for (const line of lines) {
      const ends = JSON.stringify([line.from, line.to]);
      if (!apart.has(ends)) apart.set(ends, line);
    }
    return [...apart.values()].slice(0, DIMENSIONS_AT_REST);
  }, [finding, findings]);
}

const NO_BAND: FeatureCollection = { type: 'FeatureCollection', features: [] };

/** Strips in which a boundary may lie that a finding depends on. */
export function useBand(): FeatureCollection {
  const bands = useScreening((state) => state.reply?.bands);
  return useMemo(() => {
    // The very same nothing: the map is drawn anew for another.
    if (!bands || bands.length === 0) return NO_BAND;
    const features = bands.map(({ geometry }) => ({ type: 'Feature' as const, properties: {}, geometry }));
    return { type: 'FeatureCollection', features };
  }, [bands]);
}

/** Ground where a layer that a rule needs has no coverage, as far as the site at hand meets it. */
export function useUncovered(): FeatureCollection {
  const { layers: cards } = usePlan();
  const drawn = useDrawnLayers();
  const unknowns = useScreening((state) => state.reply?.record.unknowns);
  const outside = (unknowns ?? []).flatMap(({ reason, role }) => (reason === 'outside_coverage' && role ? role : []));
  const roles = [...new Set(outside)].sort().join(' ');
  return useMemo(() => {
    // Several layers often share one coverage, which is hatched once.
    const coverages = new Map<string, Coverage>();
    for (const role of roles.split(' ').filter(Boolean)) {
      const coverage = cards.get(role)?.coverage ?? null;
      coverages.set(JSON.stringify(coverage), coverage);
    }
    const areaOfRole = (role: string) => {
      const layer = drawn[role];
      return layer?.state === 'ready' ? layer.features : undefined;
    };
    const gaps = [...coverages.values()].map((coverage) => coverageGap(coverage, areaOfRole));
    return { type: 'FeatureCollection', features: gaps.filter((gap) => gap !== null) };
  }, [cards, drawn, roles]);
}
