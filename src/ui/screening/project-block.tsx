import { useState } from 'react';
import { questionAnswerText } from '../shared/answer-text.ts';
import { usePlan } from '../shared/plan-context.ts';
import { useWords } from '../shared/words.ts';
import { useCase } from '../state/case.ts';
import { useScreening } from '../state/screening.ts';
import { useView } from '../state/view.ts';
import { AllQuestions } from './all-questions.tsx';
import { AnswerList } from './answer-list.tsx';
import { Block } from './block.tsx';
import { DerivedList } from './derived-list.tsx';
import { ProjectTools } from './project-tools.tsx';
import { QuestionCard } from './question-card.tsx';
import { isAnswered, pendingOffers } from './question-flow.ts';
import { RefusedFileNote } from './refused-file.tsx';

const NO_OFFERS: readonly never[] = [];
const NO_ANSWERS = {};

/** Block 2: what is to be built. Asks one question at a time, only those that can still move the verdict. */
export function ProjectBlock() {
  const words = useWords();
  const { t } = words;
  const { ruleset, questions } = usePlan();
  const { site, answers, skipped } = useCase((state) => state.present);
  const change = useCase((state) => state.change);
  const offers = useScreening((state) => state.reply?.questions ?? NO_OFFERS);
  const answersThen = useScreening((state) => state.reply?.record.project.answers ?? NO_ANSWERS);
  const editing = useView((state) => state.editingProject);
  const chosen = useView((state) => state.question);
  const set = useView((state) => state.set);
  const [all, setAll] = useState(false);

  const count = ruleset.questions.filter((question) => !question.relevantWhen && !question.declared).length;
  if (!site) {
    return (
      <Block
        number={2}
        title={t('project.title')}
        state="waiting"
        testId="block-project"
        summary={t('project.prompt', { count })}
      >
        <RefusedFileNote kind="project" />
      </Block>
    );
  }
  const answered = ruleset.questions.filter((question) => isAnswered(question, answers));
  const pending = pendingOffers(offers, answers, answersThen, skipped);
  const skippedOffers = offers.filter((offer) => skipped.includes(offer.questionKey));
  const currentKey = chosen ?? pending[0]?.questionKey;
  const current = currentKey ? questions.get(currentKey) : undefined;
  const done = pending.length === 0;

  if (!editing) {
    const short = answered
      .filter((question) => question.fields.some((field) => field.type !== 'text'))
      .slice(0, 4)
      .map((question) => questionAnswerText(question, answers, ruleset.industries, words));
    return (
      <Block
        number={2}
        title={t('project.title')}
        state={done ? 'done' : 'active'}
        testId="block-project"
        summary={
          <>
            {answered.length > 0 && <b>{short[0]}</b>}
            {[
              ...short.slice(1),
              t(done ? 'project.answered' : 'project.remaining', { count: done ? answered.length : pending.length }),
            ]
              .map((part) => ` · ${part}`)
              .join('')
              .slice(answered.length > 0 ? 0 : 3)}
          </>
        }
        actions={
          <button
            type="button"
            className="link"
            data-testid="edit-project"
            onClick={() => set({ editingProject: true })}
          >
            {t('project.edit')}
          </button>
        }
      >
        <RefusedFileNote kind="project" />
      </Block>
    );
  }
  return (
    <Block
      number={2}
      title={t('project.title')}
      state={done ? 'done' : 'active'}
      testId="block-project"
      summary={done ? t('project.settled') : t('project.remaining', { count: pending.length })}
      actions={
        <>
          <button type="button" className="link" data-testid="all-questions" onClick={() => setAll(!all)}>
            {all ? t('project.one') : t('project.all', { count: ruleset.questions.length })}
          </button>
          <button
            type="button"
            className="link"
            data-testid="fold-project"
            onClick={() => set({ editingProject: false, question: null })}
          >
            {t('site.done')}
          </button>
        </>
      }
    >
      <ProgressSteps done={answered.length} left={pending.length} />
      {all ? (
        <AllQuestions offers={offers} />
      ) : (
        <>
          {current && (
            <QuestionCard
              key={current.key}
              question={current}
              offer={offers.find((offer) => offer.questionKey === current.key)}
              number={answered.length + (isAnswered(current, answers) ? 0 : 1)}
            />
          )}
          {!current && skippedOffers.length > 0 && (
            <p className="offers">
              <button type="button" className="button small" onClick={() => change({ skipped: [] })}>
                {t('project.restart', { count: skippedOffers.length })}
              </button>
            </p>
          )}
          <AnswerList answered={answered} skipped={skippedOffers} />
        </>
      )}
      <DerivedList />
      <RefusedFileNote kind="project" />
      <ProjectTools />
    </Block>
  );
}

function ProgressSteps({ done, left }: { done: number; left: number }) {
  const total = done + left;
  if (total === 0) return null;
  return (
    <div className="progress-steps" aria-hidden="true">
      {Array.from({ length: total }, (_, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: the steps are alike and only their number counts
        <i key={index} className={index < done ? 'done' : index === done ? 'now' : ''} />
      ))}
    </div>
  );
}
