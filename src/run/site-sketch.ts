import type { Geometry } from 'geojson';
import type { LoadedLayer } from '../catalog/layer-source.ts';
import { zoneById } from '../catalog/zone-lookup.ts';
import { flatten, pathsOf } from '../geo/shapes.ts';
import { snippetOf } from '../geo/snippet.ts';
import type { ScreeningRecord } from '../record/record.ts';
import { boxOfFrame, diagonalM, frameAround } from '../report/map/frame.ts';
import type { FeatureFact, SiteFacts } from '../screening/facts.ts';
import { featureName } from '../screening/say.ts';

type Sketch = NonNullable<ScreeningRecord['sketch']>;

/** A fraction of a drawn line, on paper. */
const TOLERANCE_MM = 0.15;
/** Along a meridian, near enough for a drawing; one number everywhere, since the sketch is sealed with the record. */
const METRES_PER_DEGREE = 111_320;
const NOTHING: Geometry = { type: 'GeometryCollection', geometries: [] };
/** Zones and positions a map can still show, and a record carry; and how many zones are looked at for them. */
const MOST_ZONES = 60;
const MOST_POSITIONS = 4000;
const MOST_LOOKED_AT = 400;

/** One sketch per measured site: answers and parameters that change leave it as it is. */
const kept = new WeakMap<SiteFacts, Sketch>();

/** What lies round a measured site, cut to the map of its report; nearest zones first, as far as there is room. */
export function siteSketch(facts: SiteFacts, layers: readonly LoadedLayer[]): Sketch {
  const known = kept.get(facts);
  if (known) return known;
  const sketch = drawSketch(facts, layers);
  kept.set(facts, sketch);
  return sketch;
}

interface NearZone {
  readonly role: string;
  readonly fact: FeatureFact;
}

/** Measured features that may lie on the map, nearest first. A derived role is drawn by what it is derived from. */
function nearZones(facts: SiteFacts, layers: readonly LoadedLayer[], reachM: number): NearZone[] {
  const derived = new Set(layers.flatMap(({ entry }) => (entry.derived ? [entry.role] : [])));
  return Object.entries(facts.roles)
    .filter(([role]) => !derived.has(role))
    .flatMap(([role, { features }]) => features.map((fact) => ({ role, fact })))
    .filter(({ fact }) => fact.distanceM <= reachM)
    .sort((a, b) => a.fact.distanceM - b.fact.distanceM || (keyOf(a) < keyOf(b) ? -1 : 1));
}

function keyOf({ role, fact }: NearZone): string {
  return `${role} ${fact.featureId}`;
}

function classOf({ properties }: FeatureFact, property: string | undefined): string | null {
  const value = property === undefined ? null : properties[property];
  return value === undefined || value === null ? null : String(value);
}

function drawSketch(facts: SiteFacts, layers: readonly LoadedLayer[]): Sketch {
  const frame = frameAround([...facts.bbox]);
  const box = boxOfFrame(frame);
  const toleranceM = (TOLERANCE_MM * frame.scale) / 1000;
  const near = nearZones(facts, layers, diagonalM(frame));
  const wanted = near.slice(0, MOST_LOOKED_AT);
  const zonesOf = new Map(
    layers.flatMap((layer) => (layer.state === 'ready' ? [[layer.entry.role, layer.zones] as const] : [])),
  );
  const entries = new Map(layers.map(({ entry }) => [entry.role, entry]));
  const labels = new Map([...entries].map(([role, { label }]) => [role, label]));
  const zones: Sketch['zones'] = [];
  let positions = 0;
  let left = near.length - wanted.length;
  for (const zone of wanted) {
    const { role, fact } = zone;
    const name = featureName(role, fact, labels);
    const featureClass = classOf(fact, entries.get(role)?.classes?.property);
    for (const plain of flatten(zoneById(zonesOf.get(role) ?? [], fact.featureId)?.geometry ?? NOTHING)) {
      const geometry = snippetOf(plain, box, toleranceM / METRES_PER_DEGREE);
      if (geometry === null) continue;
      const count = pathsOf(geometry).reduce((sum, path) => sum + path.length, 0);
      if (zones.length >= MOST_ZONES || positions + count > MOST_POSITIONS) left++;
      else {
        positions += count;
        zones.push({ role, featureId: fact.featureId, name, featureClass, geometry: { ...geometry } });
      }
    }
  }
  return { frame: { ...frame }, toleranceM, zones, left };
}
