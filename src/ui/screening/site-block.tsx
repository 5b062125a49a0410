import { lazy, Suspense } from 'react';
import { quantityText } from '../../i18n/quantity.ts';
import { areaForms } from '../shared/quantity-text.tsx';
import { useWords } from '../shared/words.ts';
import { useCase } from '../state/case.ts';
import { useImport } from '../state/import.ts';
import { usePreferences } from '../state/preferences.ts';
import { useScreening } from '../state/screening.ts';
import { useView } from '../state/view.ts';
import { Block } from './block.tsx';
import { EmptySite } from './empty-site.tsx';

// What a file or the table of points takes (overlays, geodesics, writers) is large and no part of the first paint.
const ImportCard = lazy(async () => ({ default: (await import('./import-card.tsx')).ImportCard }));
const SiteBody = lazy(async () => ({ default: (await import('./site-body.tsx')).SiteBody }));

/** Block 1: where. */
export function SiteBlock() {
  const { t } = useWords();
  const site = useCase((state) => state.present.site);
  const fileName = useImport((state) => state.fileName);
  const facts = useScreening((state) => state.reply?.record.site);
  const editing = useView((state) => state.editingSite);
  const set = useView((state) => state.set);
  const areaFirst = usePreferences((state) => state.areaFirst);

  if (fileName) {
    return (
      <Block
        number={1}
        title={t('site.title')}
        state="active"
        summary={t('import.from', { file: fileName })}
        testId="block-site"
      >
        <Suspense>
          <ImportCard />
        </Suspense>
      </Block>
    );
  }
  if (!site) {
    return (
      <Block number={1} title={t('site.title')} state="active" summary={t('site.prompt')} testId="block-site">
        <EmptySite />
      </Block>
    );
  }
  const areas =
    facts &&
    areaForms(facts.areaEllipsoidM2, areaFirst, t('site.mu'))
      .filter((_, at) => at !== 1)
      .map(quantityText);
  return (
    <Block
      number={1}
      title={t('site.title')}
      state="done"
      testId="block-site"
      summary={
        <>
          <b>{site.name}</b>
          {areas && ` · ${areas.join(' · ')}`}
        </>
      }
      actions={
        <button
          type="button"
          className="link"
          aria-expanded={editing}
          data-testid="edit-site"
          onClick={() => set({ editingSite: !editing })}
        >
          {t(editing ? 'site.done' : 'site.edit')}
        </button>
      }
    >
      {editing && (
        <Suspense>
          <SiteBody site={site} />
        </Suspense>
      )}
    </Block>
  );
}
