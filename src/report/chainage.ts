import type { LocalText } from '../kernel/text.ts';
import type { FindingFact, ScreeningRecord } from '../record/record.ts';

/** A stretch of a line of the site in a zone, with every clause that zone stands under. */
export interface ChainageRow {
  /** Lines of the site count from 1; its name is that of the parcel. */
  readonly line: number;
  readonly lineName: string;
  readonly fromM: number;
  readonly toM: number;
  readonly role: string;
  readonly featureId: string;
  readonly featureName: LocalText | null;
  readonly ruleIds: readonly string[];
  readonly clauseIds: readonly string[];
  /** How far the common boundary may lie off, metres: of the site, and of a layer that is not schematic. */
  readonly accuracyM: number;
}

/** How far the boundary a fact rests on may lie off; a schematic layer has no error that could be stated. */
export function chainageAccuracyM({ site, inputs }: ScreeningRecord, role: string): number {
  const layer = inputs.layers.find((one) => one.role === role);
  return site.accuracyM + (layer === undefined || layer.status === 'schematic' ? 0 : (layer.accuracyM ?? 0));
}

/** Names of the lines of a site, in the order they are counted. */
function lineNames({ site }: ScreeningRecord): string[] {
  return site.parcels.flatMap(({ name, geometry }) => {
    if (geometry.type === 'LineString') return [name];
    return geometry.type === 'MultiLineString' ? geometry.coordinates.map(() => name) : [];
  });
}

/** The chainage table of a record: along each line, what it meets and under which clauses. Empty for areas. */
export function chainageOf(record: ScreeningRecord): ChainageRow[] {
  const names = lineNames(record);
  const rows = new Map<string, ChainageRow>();
  const add = (fact: FindingFact, ruleId: string, clauseIds: readonly string[]) => {
    for (const { line, fromM, toM } of fact.chainage ?? []) {
      const key = [fact.role, fact.featureId, line, fromM].join('\n');
      const known = rows.get(key);
      const join = (own: readonly string[] | undefined, more: readonly string[]) => [
        ...new Set([...(own ?? []), ...more]),
      ];
      rows.set(key, {
        line,
        lineName: names[line - 1] ?? '',
        fromM,
        toM,
        role: fact.role,
        featureId: fact.featureId,
        featureName: fact.featureName,
        ruleIds: join(known?.ruleIds, [ruleId]),
        clauseIds: join(known?.clauseIds, clauseIds),
        accuracyM: chainageAccuracyM(record, fact.role),
      });
    }
  };
  for (const { ruleId, clauseIds, facts } of record.findings) {
    for (const fact of facts) add(fact, ruleId, clauseIds);
  }
  return [...rows.values()].sort((a, b) => a.line - b.line || a.fromM - b.fromM || a.toM - b.toM);
}
