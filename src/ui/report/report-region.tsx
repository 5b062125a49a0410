import { lazy, Suspense, useEffect } from 'react';
import { usePlan } from '../shared/plan-context.ts';
import { useWords } from '../shared/words.ts';
import { useReport } from './report-store.ts';

const ReportPage = lazy(() => import('./report-page.tsx'));

/** The report over the app while one is open; and, whenever the browser prints, the report in place of the screen. */
export function ReportRegion() {
  const { t, locale } = useWords();
  const plan = usePlan();
  const shown = useReport((state) => state.shown);
  useEffect(() => {
    let undo = () => {};
    let gone = false;
    // Loaded aside, but ahead: printing waits for nothing.
    void import('./print-report.ts').then(({ preparePrint }) => {
      if (!gone) undo = preparePrint(plan, locale);
    });
    return () => {
      gone = true;
      undo();
    };
  }, [plan, locale]);
  if (!shown) return null;
  return (
    <Suspense
      fallback={
        <p className="report-page report-wait" role="status">
          {t('report.opening')}
        </p>
      }
    >
      <ReportPage shown={shown} />
    </Suspense>
  );
}
