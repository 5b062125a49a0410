import { problemText } from '../shared/problem-text.ts';
import { useWords } from '../shared/words.ts';
import { type CaseFileKind, dismissRefusedFile, useCaseFile } from '../state/case-file.ts';

/** Everything that is wrong with a file of this kind that was not taken; nothing without one. */
export function RefusedFileNote({ kind }: { kind: CaseFileKind }) {
  const { t, locale } = useWords();
  const refused = useCaseFile((state) => (state.refused?.kind === kind ? state.refused : null));
  if (!refused) return null;
  return (
    <div className="callout error" role="alert" data-code={refused.problems[0]?.code} data-testid="refused-file">
      <b>{t(`${kind}.refused`, { file: refused.name })}</b>
      <ul>
        {refused.problems.map((problem) => (
          <li key={`${problem.code} ${problem.where?.field ?? ''}`}>{problemText(problem, locale)}</li>
        ))}
      </ul>
      <button type="button" className="link" onClick={dismissRefusedFile}>
        {t('project.dismiss')}
      </button>
    </div>
  );
}
