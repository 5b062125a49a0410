import { IconFileText, IconTrash } from '@tabler/icons-react';
import { useEffect, useRef } from 'react';
import { FilePicker } from '../shared/file-picker.tsx';
import { useServices } from '../shared/plan-context.ts';
import { ProblemCallout } from '../shared/problem-callout.tsx';
import { useWords } from '../shared/words.ts';
import { loadPlanText, removePlanText, usePlanText } from '../state/plan-text.ts';

/** The plan's own text at a clause's place, with the passage lit; without the text, the locating phrase alone. */
export function PlanTextBox({ anchor }: { anchor: string }) {
  const { t } = useWords();
  const text = usePlanText((state) => state.text);
  const passage = text?.find(anchor) ?? null;
  const lit = useRef<HTMLElement>(null);
  // biome-ignore lint/correctness/useExhaustiveDependencies: each place is scrolled to when it is opened
  useEffect(() => {
    const box = lit.current?.closest<HTMLElement>('.plan-text');
    if (box && lit.current) box.scrollTop = lit.current.offsetTop - box.clientHeight / 3;
  }, [anchor, text]);
  if (!passage) {
    return (
      <>
        <blockquote className="quote" lang="zh">
          {anchor}
        </blockquote>
        {text ? <p className="muted">{t('planText.notFound')}</p> : <LoadPlanText />}
      </>
    );
  }
  const { lines, line, from, to } = passage;
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolling text must scroll by keyboard
    <section className="plan-text" lang="zh" tabIndex={0} aria-label={t('planText.title')} data-testid="plan-text">
      {lines.map((words, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: lines of a text that never changes, and may repeat
        <p key={index} className={index === line ? 'at' : ''}>
          {index === line ? (
            <>
              {words.slice(0, from)}
              <mark ref={lit}>{words.slice(from, to)}</mark>
              {words.slice(to)}
            </>
          ) : (
            words
          )}
        </p>
      ))}
    </section>
  );
}

/** Chooses the file with the plan's text; what was wrong with the last one. */
export function LoadPlanText() {
  const { t } = useWords();
  const { store, plan } = useServices();
  const { file, problem } = usePlanText();
  return (
    <div className="plan-text-load">
      <FilePicker
        label={t('planText.load')}
        accept=".txt,.md,.markdown,.html,.htm"
        testId="plan-text-file"
        onFiles={([chosen]) => void loadPlanText(store, chosen, plan.ruleset.clauses)}
      >
        {(open) =>
          file ? (
            <span className="button-row">
              <span className="muted">{t('planText.have', { name: file })}</span>
              <button
                type="button"
                className="button small ghost"
                data-testid="plan-text-remove"
                onClick={() => void removePlanText(store)}
              >
                <IconTrash size={15} aria-hidden="true" />
                {t('planText.remove')}
              </button>
            </span>
          ) : (
            <button type="button" className="button small" onClick={open}>
              <IconFileText size={15} aria-hidden="true" />
              {t('planText.load')}
            </button>
          )
        }
      </FilePicker>
      {problem && <ProblemCallout problem={problem} />}
    </div>
  );
}
