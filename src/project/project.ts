/** An answer in codes: option code, number, yes/no, chosen options, or words. */
export type AnswerValue = string | number | boolean | readonly string[];

/** A derived attribute settled by a person, with the reason, and the person where told, that go into the record. */
export interface Override {
  readonly value: boolean;
  readonly reason: string;
  readonly by?: string | undefined;
}

/**
 * What is known of the undertaking, apart from where it is. An attribute without an answer is absent; “none” is said
 * (0, false, [], a code for none), never implied.
 */
export interface Project {
  readonly answers: Readonly<Record<string, AnswerValue>>;
  readonly overrides: Readonly<Record<string, Override>>;
}

/** A project of which nothing has been said. */
export const EMPTY_PROJECT: Project = { answers: {}, overrides: {} };

/** What was answered to an attribute; undefined while nobody has, whatever it is called. */
export function answerTo({ answers }: Pick<Project, 'answers'>, attribute: string): AnswerValue | undefined {
  return Object.hasOwn(answers, attribute) ? answers[attribute] : undefined;
}
