import type { Problem } from '../../kernel/problem.ts';
import type { Site } from '../../site/site.ts';
import { placeText } from '../shared/problem-text.ts';
import { useWords } from '../shared/words.ts';
import { flyToPlace } from '../shell/map-bridge.ts';
import { offerRepair } from '../state/import.ts';

/** Shapes that can be drawn anew so that they enclose one area. */
const REPAIRABLE = ['self_intersection', 'hole_outside_outer'];

/** Where a site's own shape is at fault, the way there, and the repair that may be taken or refused. */
export function ShapeTrouble({ problem, site }: { problem: Problem; site: Site }) {
  const { t, locale } = useWords();
  const { lon, lat } = problem.where ?? {};
  if (lon === undefined || lat === undefined) return null;
  return (
    <>
      <span className="where">{placeText(problem.where, locale)}</span>{' '}
      <button type="button" className="link" onClick={() => flyToPlace([lon, lat])}>
        {t('import.show')}
      </button>{' '}
      {REPAIRABLE.includes(problem.code) && (
        <button type="button" className="link" data-testid="offer-repair" onClick={() => void offerRepair(site)}>
          {t('site.offerRepair')}
        </button>
      )}{' '}
    </>
  );
}
