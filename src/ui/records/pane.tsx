import { IconX } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { useWords } from '../shared/words.ts';
import { useView } from '../state/view.ts';

interface PaneProps {
  readonly title: string;
  readonly testId: string;
  readonly actions?: ReactNode;
  readonly children: ReactNode;
}

/** What is opened beside the list; on a narrow screen it stands in its place. */
export function Pane({ title, testId, actions, children }: PaneProps) {
  const { t } = useWords();
  const go = useView((state) => state.go);
  return (
    <section className="record-pane" aria-label={title} data-testid={testId}>
      <div className="view-head">
        <h2 className="grow">{title}</h2>
        {actions}
        <button
          type="button"
          className="button ghost icon-only"
          aria-label={t('records.back')}
          title={t('records.back')}
          data-testid="close-pane"
          onClick={() => go('records')}
        >
          <IconX size={17} aria-hidden="true" />
        </button>
      </div>
      <div className="panel-scroll">{children}</div>
    </section>
  );
}
