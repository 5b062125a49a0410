import { IntervalChips, LevelChip } from '../shared/severity.tsx';
import { useWords } from '../shared/words.ts';
import { useCase } from '../state/case.ts';
import { useScreening } from '../state/screening.ts';
import { useView } from '../state/view.ts';
import type { ClauseEntry } from './clause-entries.ts';

/** What the clause says of the site in hand. */
export function ClauseToday({ entry }: { entry: ClauseEntry }) {
  const { t, text } = useWords();
  const site = useCase((state) => state.present.site);
  const record = useScreening((state) => state.reply?.record);
  const go = useView((state) => state.go);
  const set = useView((state) => state.set);
  if (entry.rules.length === 0) return null;
  const ids = new Set(entry.rules.map(({ id }) => id));
  const findings = record?.findings.filter(({ ruleId }) => ids.has(ruleId)) ?? [];
  return (
    <section aria-label={t('clauses.today')} data-testid="clause-today">
      <h3>{t('clauses.today')}</h3>
      {!site || !record ? (
        <p className="muted">{t('clauses.noSite')}</p>
      ) : findings.length === 0 ? (
        <p>
          <LevelChip level="clear" /> {t('clauses.notMet')}
        </p>
      ) : (
        findings.map((finding) => (
          <div key={finding.ruleId} className="outcome">
            <span>
              {text(finding.text)}{' '}
              <button
                type="button"
                className="link"
                onClick={() => {
                  go('screen');
                  set({ openFinding: finding.ruleId });
                }}
              >
                {t('clauses.openFinding')}
              </button>
            </span>
            <IntervalChips atLeast={finding.atLeast} atWorst={finding.atWorst} />
          </div>
        ))
      )}
    </section>
  );
}
