import type { Question } from '../../plan/question.ts';
import type { OpenQuestion } from '../../screening/explain.ts';
import { questionAnswerText } from '../shared/answer-text.ts';
import { usePlan } from '../shared/plan-context.ts';
import { useWords } from '../shared/words.ts';
import { useCase } from '../state/case.ts';
import { useView } from '../state/view.ts';

/** What was said so far; a line opens its question again. */
export function AnswerList({ answered, skipped }: { answered: readonly Question[]; skipped: readonly OpenQuestion[] }) {
  const words = useWords();
  const { t, text } = words;
  const plan = usePlan();
  const answers = useCase((state) => state.present.answers);
  const set = useView((state) => state.set);
  const open = (key: string) => set({ question: key });
  if (answered.length + skipped.length === 0) return null;
  return (
    <>
      <div className="group-head">
        <h3>{t('project.answersTitle', { count: answered.length })}</h3>
        <span className="grow" />
        <span className="count">{t('project.editHint')}</span>
      </div>
      <ul data-testid="answer-list">
        {answered.map((question) => (
          <li key={question.key}>
            <button type="button" className="answer-row" onClick={() => open(question.key)}>
              <span className="name">{text(question.name)}</span>
              <span>{questionAnswerText(question, answers, plan.ruleset.industries, words)}</span>
              <AskedBy question={question} />
            </button>
          </li>
        ))}
        {skipped.map(({ questionKey }) => {
          const question = plan.questions.get(questionKey);
          return (
            question && (
              <li key={questionKey}>
                <button type="button" className="answer-row" onClick={() => open(questionKey)}>
                  <span className="name">{text(question.name)}</span>
                  <span className="muted">{t('project.skipped')}</span>
                  <AskedBy question={question} />
                </button>
              </li>
            )
          );
        })}
      </ul>
    </>
  );
}

function AskedBy({ question }: { question: Question }) {
  const plan = usePlan();
  const ids = new Set(
    question.fields.flatMap((field) => plan.rulesByAttribute.get(field.id) ?? []).map((rule) => rule.id),
  );
  const [first] = ids;
  return <span className="asked">{first && `${first}${ids.size > 1 ? ` +${ids.size - 1}` : ''}`}</span>;
}
