import {
  IconArrowDown,
  IconArrowUp,
  IconClipboardPlus,
  IconCopy,
  IconRowInsertBottom,
  IconTrash,
} from '@tabler/icons-react';
import { type CoordinateForm, textFromPoints } from '../../site/coordinate-form.ts';
import type { Site } from '../../site/site.ts';
import { type SiteRow, siteRows } from '../../site/site-rows.ts';
import { copyText } from '../shared/copy-text.ts';
import { useWords } from '../shared/words.ts';
import { useView } from '../state/view.ts';
import type { PointEdits } from './use-point-edits.ts';

interface PointToolsProps {
  readonly site: Site;
  readonly form: CoordinateForm;
  /** The row the buttons act on. */
  readonly current: SiteRow | undefined;
  readonly pasting: boolean;
  readonly pasteId: string;
  readonly onPaste: () => void;
  readonly edits: PointEdits;
  readonly onMoved: (step: 1 | -1) => void;
}

/** What can be done with the point at hand, with its ring, and with all of them. */
export function PointTools({ site, form, current, pasting, pasteId, onPaste, edits, onMoved }: PointToolsProps) {
  const { t } = useWords();
  const toast = useView((state) => state.toast);
  const point = current?.kind === 'point' ? current : null;
  const path = point?.ref ?? (current?.kind === 'point' ? null : current);
  const copy = async () => {
    const points = siteRows(site).flatMap((row) => (row.kind === 'point' ? [row.position] : []));
    toast((await copyText(textFromPoints(points, form))) ? 'points.copied' : 'points.notCopied', {
      count: points.length,
    });
  };
  const tools = [
    { key: 'insert', Icon: IconRowInsertBottom, run: () => point && edits.insert(point.ref) },
    {
      key: 'up',
      Icon: IconArrowUp,
      run: () => {
        if (!point || point.ref.vertex === 0) return;
        edits.shift(point.ref, -1);
        onMoved(-1);
      },
    },
    {
      key: 'down',
      Icon: IconArrowDown,
      run: () => {
        if (!point) return;
        edits.shift(point.ref, 1);
        onMoved(1);
      },
    },
    { key: 'remove', Icon: IconTrash, run: () => point && edits.remove(point.ref) },
  ] as const;
  return (
    <div className="point-tools" role="toolbar" aria-label={t('points.tools')}>
      {tools.map(({ key, Icon, run }) => (
        <button
          key={key}
          type="button"
          className="button ghost icon-only"
          disabled={!point}
          aria-label={t(`points.${key}`, { point: point ? `J${point.number}` : '' })}
          title={t(`points.${key}`, { point: point ? `J${point.number}` : '' })}
          data-testid={`point-${key}`}
          onClick={run}
        >
          <Icon size={17} aria-hidden="true" />
        </button>
      ))}
      <button
        type="button"
        className="button small ghost"
        disabled={!path}
        data-testid="remove-path"
        onClick={() => path && edits.removePath(path)}
      >
        {t('points.removePath')}
      </button>
      <span className="grow" />
      <button
        type="button"
        className="button small ghost"
        aria-expanded={pasting}
        aria-controls={pasteId}
        data-testid="point-paste"
        onClick={onPaste}
      >
        <IconClipboardPlus size={15} aria-hidden="true" />
        {t('points.paste')}
      </button>
      <button type="button" className="button small ghost" data-testid="point-copy" onClick={() => void copy()}>
        <IconCopy size={15} aria-hidden="true" />
        {t('points.copy')}
      </button>
    </div>
  );
}
