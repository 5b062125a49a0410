import { levelKey } from '../shared/severity.tsx';
import { useWords } from '../shared/words.ts';
import { useScreening } from '../state/screening.ts';

/**
 * The verdict in one sentence, read out whenever it changes, in whichever view. It is on the page before there is a
 * verdict, since what comes together with its announcement is not announced; while a corner is dragged it is silent.
 */
export function VerdictNews() {
  const { t } = useWords();
  const settled = useScreening(({ reply, computing }) =>
    reply && !computing && !reply.provisional ? reply.record : null,
  );
  return (
    <p className="visually-hidden" role="status" data-testid="verdict-news">
      {settled &&
        t('verdict.news', {
          low: t(levelKey(settled.verdict.atLeast)),
          high: t(levelKey(settled.verdict.atWorst)),
          count: settled.unknowns.length,
        })}
    </p>
  );
}
