import { canonicalJson } from '../kernel/canonical-json.ts';
import { sha256Hex } from '../kernel/sha256.ts';
import type { ScreeningRecord } from './record.ts';

/** What a list of records shows, searches and sorts by, so that thousands can be listed without holding them all. */
export interface RecordSummary {
  readonly id: string;
  /** ISO 8601 instant. */
  readonly createdAt: string;
  readonly fingerprint: string;
  readonly name: string;
  readonly areaM2: number;
  readonly lengthM: number;
  readonly verdict: ScreeningRecord['verdict'];
  /** Ids of the rules and clauses that found something, and how many matters are open. */
  readonly found: readonly string[];
  readonly open: number;
  /** [west, south, east, north], degrees. */
  readonly bbox: ScreeningRecord['site']['bbox'];
  /** Whether the site takes a part of any zone. */
  readonly overlaps: boolean;
  /** `inputsHash`: a record with another one rests on other inputs. */
  readonly inputs: string;
  readonly replaces: string | null;
  /** Hash of the reviews beside the result; null without any. */
  readonly reviews: string | null;
}

type Inputs = Pick<ScreeningRecord, 'app'> & {
  readonly inputs: Pick<ScreeningRecord['inputs'], 'layers'> & { readonly rules: { readonly sha256: string } };
};

/**
 * Hash (hex) of what a record was computed from besides its own site, project and changed parameters: layers, rules (with
 * all parameters in them), program.
 */
export function inputsHash({ inputs, app }: Inputs): string {
  return sha256Hex(canonicalJson({ layers: inputs.layers, rules: inputs.rules.sha256, app }));
}

/** The few things of a record that a list needs. */
export function summaryOf(record: ScreeningRecord): RecordSummary {
  const { id, createdAt, fingerprint, site, verdict, findings, unknowns, replaces, reviews } = record;
  const telling = findings.filter(({ atWorst }) => atWorst !== 'clear');
  return {
    id,
    createdAt,
    fingerprint,
    name: site.name,
    areaM2: site.areaEllipsoidM2,
    lengthM: site.lengthM,
    verdict,
    found: [...new Set(telling.flatMap(({ ruleId, clauseIds }) => [ruleId, ...clauseIds]))],
    open: unknowns.length,
    bbox: site.bbox,
    overlaps: findings.some(({ facts }) => facts.some(({ overlapEllipsoidM2 }) => overlapEllipsoidM2 > 0)),
    inputs: inputsHash(record),
    replaces: replaces?.id ?? null,
    reviews: reviews?.sha256 ?? null,
  };
}
