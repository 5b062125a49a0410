import type { Unknown, UnknownReason } from '../record/record.ts';

/** Something about a layer role keeps a condition open; the act that settles it follows from the reason. */
export function roleUnknown(reason: UnknownReason, role: string): Unknown {
  const act = reason === 'boundary_uncertain' || reason === 'sliver' ? 'survey_boundary' : 'provide_layer';
  return { reason, role, resolves: { act, object: role } };
}

/** An attribute nobody has answered yet. */
export function unanswered(attribute: string): Unknown {
  return { reason: 'unanswered', attribute, resolves: { act: 'answer', object: attribute } };
}

/** A suggestion that waits for a person. @param confirm  the attribute whose answer settles it */
export function needsConfirmation(attribute: string, confirm: string): Unknown {
  return { reason: 'needs_confirmation', attribute, resolves: { act: 'confirm', object: confirm } };
}

/** A parameter without a value. */
export function parameterMissing(parameter: string): Unknown {
  return { reason: 'parameter_missing', parameter, resolves: { act: 'set_parameter', object: parameter } };
}

/** What the clause itself leaves to an authority. */
export function needsAuthority(ruleId: string): Unknown {
  return { reason: 'needs_authority', resolves: { act: 'ask_authority', object: ruleId } };
}

/** Same question to the same address: equal in reason and object. */
export function unknownKey(unknown: Unknown): string {
  const { reason, role, attribute, parameter, resolves } = unknown;
  return [reason, role, attribute, parameter, resolves.act, resolves.object].join('|');
}

/** Each unknown once, in order of first appearance. */
export function distinctUnknowns(unknowns: readonly Unknown[]): Unknown[] {
  return [...new Map(unknowns.map((unknown) => [unknownKey(unknown), unknown])).values()];
}
