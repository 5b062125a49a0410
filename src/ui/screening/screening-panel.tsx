import { IconLock } from '@tabler/icons-react';
import { useWords } from '../shared/words.ts';
import { useCase } from '../state/case.ts';
import { useScreening } from '../state/screening.ts';
import { PanelFoot } from './panel-foot.tsx';
import { ProjectBlock } from './project-block.tsx';
import { SiteBlock } from './site-block.tsx';
import { VerdictBlock } from './verdict-block.tsx';

/** The home view: three numbered blocks, always in sight. */
export function ScreeningPanel() {
  const { t } = useWords();
  const site = useCase((state) => state.present.site);
  const reply = useScreening((state) => state.reply);
  return (
    <>
      <div className="panel-scroll" data-testid="screening-panel">
        <SiteBlock />
        <ProjectBlock />
        <VerdictBlock />
      </div>
      {site && reply ? (
        <fieldset className="settled-only" disabled={reply.provisional}>
          <PanelFoot record={reply.record} />
        </fieldset>
      ) : (
        <footer className="panel-foot quiet">
          <IconLock size={15} stroke={1.7} aria-hidden="true" />
          {t('site.private')}
        </footer>
      )}
    </>
  );
}
