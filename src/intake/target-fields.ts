import type { LayerEntry } from '../catalog/catalog.ts';
import type { LocalText } from '../kernel/text.ts';
import { namesIn } from '../plan/audit/condition-names.ts';
import type { Rule } from '../plan/rule.ts';

/** A property the product reads of a role's features, to be filled from an attribute of the file. */
export interface TargetField {
  readonly property: string;
  readonly name: LocalText;
  readonly kind: 'text' | 'number' | 'boolean' | 'choice';
  /** Codes a choice is among, with their words. */
  readonly choices: readonly { readonly code: string; readonly name: LocalText }[];
  /** A rule asks about it, or distances start from it: without it findings stay open. */
  readonly needed: boolean;
}

/** Computed anew from the shapes wherever it is needed, so that a stated figure is never taken over. */
const COMPUTED = new Set(['area_m2', 'length_m', 'in_exclave', 'accuracy_m']);

const ID: LocalText = { zh: '编号', en: 'Identifier' };
const NAME: LocalText = { zh: '名称', en: 'Name' };

/**
 * Properties of a role that a file should fill: identifier, name, what rules ask about, the width distances start from,
 * and what the card shows.
 */
export function targetFields(card: LayerEntry, rules: readonly Rule[]): TargetField[] {
  const asked = askedProperties(rules, card.role);
  const widthOf = card.measuredFrom === 'geometry' ? null : card.measuredFrom.halfWidthOf;
  const shown = new Map(card.properties.map((property) => [property.key, property]));
  const classes = card.classes;
  const keys = new Set([
    ...asked.keys(),
    ...(widthOf ? [widthOf] : []),
    ...(classes ? [classes.property] : []),
    ...[...shown.keys()].filter((key) => !COMPUTED.has(key)),
  ]);
  const text = (property: string, name: LocalText): TargetField => {
    return { property, name, kind: 'text', choices: [], needed: false };
  };
  return [
    text('id', ID),
    text('name', NAME),
    ...[...keys].map((property): TargetField => {
      const own = shown.get(property);
      const name = own?.name ?? { zh: property, en: property };
      const needed = asked.has(property) || property === widthOf;
      const words: Readonly<Record<string, LocalText>> = {
        ...Object.fromEntries((asked.get(property) ?? []).map((code) => [code, { zh: code, en: code }])),
        ...(classes?.property === property && Object.fromEntries(classes.values.map((c) => [c.value, c.name]))),
        ...own?.values,
      };
      const codes = Object.keys(words);
      const boolean = codes.length > 0 && codes.every((code) => code === 'true' || code === 'false');
      // Values listed for show are examples; only codes that rules or styles tell apart are a closed choice.
      const closed = asked.has(property) || classes?.property === property;
      const kind = boolean ? 'boolean' : own?.unit || property === widthOf ? 'number' : closed ? 'choice' : 'text';
      const choices = kind === 'choice' ? codes.map((code) => ({ code, name: words[code]! })) : [];
      return { property, name, kind, choices, needed };
    }),
  ];
}

/** Properties by which rules tell features of a role apart, with the values they name. */
function askedProperties(rules: readonly Rule[], role: string): Map<string, string[]> {
  const asked = new Map<string, string[]>();
  const conditions = rules.flatMap(({ applies, outcomes }) => [applies, ...outcomes.map(({ when }) => when)]);
  const zones = conditions.flatMap((condition) => (condition ? namesIn(condition).roles : []));
  const filters = zones.flatMap((zone) => (zone.role === role ? Object.entries(zone.filter) : []));
  for (const [key, value] of filters) {
    const values = [value].flat().map(String);
    asked.set(key, [...new Set([...(asked.get(key) ?? []), ...values])]);
  }
  return asked;
}
