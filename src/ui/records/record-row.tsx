import type { RecordSummary } from '../../record/record-summary.ts';
import type { RecordNote } from '../../storage/database.ts';
import { Scale } from '../shared/scale.tsx';
import { useWords } from '../shared/words.ts';
import { useView } from '../state/view.ts';
import { endsText, momentText } from './record-text.ts';

interface RecordRowProps {
  readonly row: RecordSummary;
  readonly note: RecordNote | undefined;
  readonly unkept: boolean;
  readonly open: boolean;
  readonly chosen: boolean;
  readonly onChoose: (on: boolean) => void;
}

/** One record in the list: its name opens it, its box selects it. */
export function RecordRow({ row, note, unkept, open, chosen, onChoose }: RecordRowProps) {
  const words = useWords();
  const { t } = words;
  const go = useView((state) => state.go);
  return (
    <li className={`record-row${open ? ' open' : ''}`} data-testid={`record-${row.id}`}>
      <input
        type="checkbox"
        aria-label={t('records.select', { name: row.name })}
        checked={chosen}
        onChange={(event) => onChoose(event.target.checked)}
      />
      <button
        type="button"
        className="record-name"
        aria-current={open ? 'true' : undefined}
        data-testid="open-record"
        onClick={() => go('records', row.id)}
      >
        <b>{row.name}</b>
        <small>
          {momentText(row.createdAt, words)} · {row.fingerprint.slice(0, 8)}
        </small>
        <span className="tag-list">
          {unkept && <span className="tag warned">{t('records.notKept')}</span>}
          {note?.broken && <span className="tag warned">{t('records.tampered')}</span>}
          {row.replaces && <span className="tag">{t('records.replaces')}</span>}
          {row.reviews && <span className="tag">{t('records.reviewed')}</span>}
          {note?.tags.map((tag) => (
            <span key={tag} className="tag own">
              {tag}
            </span>
          ))}
        </span>
      </button>
      <span className="verdict-short">
        <Scale ends={row.verdict} mini />
        {endsText(row.verdict, words)}
      </span>
    </li>
  );
}
