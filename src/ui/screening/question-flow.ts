import type { AttributeField, Question } from '../../plan/question.ts';
import type { OpenQuestion } from '../../screening/explain.ts';

type Answers = Readonly<Record<string, unknown>>;

/** Whether any field of a question has an answer. */
export function isAnswered(question: Question, answers: Answers): boolean {
  return question.fields.some((field) => answers[field.id] !== undefined);
}

/**
 * Offers still worth asking: not skipped, and not touched since the verdict that made them. An answered question can be
 * among them, where a suggestion waits for confirmation.
 */
export function pendingOffers(
  offers: readonly OpenQuestion[],
  answers: Answers,
  answersThen: Answers,
  skipped: readonly string[],
): readonly OpenQuestion[] {
  const untouched = (fieldId: string) => JSON.stringify(answers[fieldId]) === JSON.stringify(answersThen[fieldId]);
  return offers.filter((offer) => !skipped.includes(offer.questionKey) && offer.fieldIds.every(untouched));
}

/**
 * Questions shown in the whole form: those without a condition, and conditional ones that were answered or that the
 * verdict asks for; the condition itself is decided where the facts are.
 */
export function formQuestions(
  questions: readonly Question[],
  offers: readonly OpenQuestion[],
  answers: Answers,
): readonly Question[] {
  const asked = new Set(offers.map((offer) => offer.questionKey));
  return questions.filter(
    (question) => !question.relevantWhen || asked.has(question.key) || isAnswered(question, answers),
  );
}

/** Options a person is offered; combined words of old files are only read, never offered anew. */
export function offeredOptions(field: AttributeField, current?: unknown): NonNullable<AttributeField['options']> {
  return (field.options ?? []).filter((option) => !option.standsFor || option.code === current);
}

/** A multi answer with one option switched; “none of them” excludes all others. */
export function toggleOption(field: AttributeField, chosen: readonly string[], code: string): readonly string[] {
  if (chosen.includes(code)) return chosen.filter((other) => other !== code);
  if (code === field.noneOption) return [code];
  return [...chosen.filter((other) => other !== field.noneOption), code];
}

/** Reads a number as typed, thin spaces and commas allowed; undefined when it is none or out of range. */
export function readNumber(text: string, field: AttributeField): number | undefined {
  const clean = text.replace(/[\s,,\u202f]/g, '');
  const value = clean === '' ? Number.NaN : Number(clean);
  if (!Number.isFinite(value)) return undefined;
  if (value < (field.min ?? 0) || value > (field.max ?? Number.MAX_VALUE)) return undefined;
  return value;
}
