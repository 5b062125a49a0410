import { type KeyboardEvent, useId, useState } from 'react';
import type { Problem } from '../../kernel/problem.ts';
import { type CoordinateForm, coordinateTexts, withCoordinate } from '../../site/coordinate-form.ts';
import type { Site } from '../../site/site.ts';
import type { PathHead, PointRow } from '../../site/site-rows.ts';
import { problemText } from '../shared/problem-text.ts';
import { useWords } from '../shared/words.ts';
import type { PointEdits } from './use-point-edits.ts';

/** Height of every row; the table counts on it. */
export const ROW_PX = 32;

export interface CellPlace {
  readonly row: number;
  readonly column: 0 | 1;
}

/** Names the ring or line whose points follow. */
export function PathHeadRow({ row, rowIndex, site }: { row: PathHead; rowIndex: number; site: Site }) {
  const { t } = useWords();
  const name = site.parcels[row.parcel]?.name || t('parcels.unnamed', { number: row.parcel + 1 });
  return (
    <tr className="path-head" aria-rowindex={rowIndex + 2}>
      <th scope="rowgroup" colSpan={3}>
        {name} · {t(`points.path.${row.kind}`, { number: row.path + 1 })}
      </th>
    </tr>
  );
}

interface PointLineProps {
  readonly row: PointRow;
  readonly rowIndex: number;
  readonly form: CoordinateForm;
  readonly lit: boolean;
  readonly heads: readonly string[];
  readonly onFocus: (place: CellPlace) => void;
  readonly onGo: (row: number, column: 0 | 1, step?: 1 | -1) => void;
  readonly edits: PointEdits;
}

/** One boundary point: its name and two figures. */
export function PointLine({ row, rowIndex, form, lit, heads, onFocus, onGo, edits }: PointLineProps) {
  const texts = coordinateTexts(row.position, form);
  const { ref } = row;
  const onKeyDown = (event: KeyboardEvent, column: 0 | 1) => {
    const step = event.key === 'ArrowUp' ? -1 : event.key === 'ArrowDown' || event.key === 'Enter' ? 1 : null;
    if (event.ctrlKey && event.key === 'Enter') edits.insert(ref);
    else if (event.ctrlKey && event.key === 'Delete') edits.remove(ref);
    else if (event.altKey && step !== null) {
      edits.shift(ref, step);
      onGo(rowIndex + step, column, step);
    } else if (step !== null) onGo(rowIndex + step, column, step);
    else return;
    event.preventDefault();
    event.stopPropagation();
  };
  return (
    <tr aria-rowindex={rowIndex + 2} className={lit ? 'lit' : undefined}>
      <th scope="row">J{row.number}</th>
      {([0, 1] as const).map((column) => (
        <td key={column} className="numeric">
          <Cell
            // A figure changed elsewhere (the map, undo) replaces what stands here.
            key={`${form} ${texts[column]}`}
            text={texts[column]}
            label={`J${row.number} ${heads[column] ?? ''}`}
            place={`${rowIndex} ${column}`}
            read={(text) => withCoordinate(row.position, form, column, text)}
            take={(to) => edits.move(ref, to)}
            onFocus={() => onFocus({ row: rowIndex, column })}
            onKeyDown={(event) => onKeyDown(event, column)}
          />
        </td>
      ))}
    </tr>
  );
}

interface CellProps {
  readonly text: string;
  readonly label: string;
  readonly place: string;
  readonly read: (text: string) => ReturnType<typeof withCoordinate>;
  readonly take: (to: readonly number[] & PointRow['position']) => void;
  readonly onFocus: () => void;
  readonly onKeyDown: (event: KeyboardEvent) => void;
}

/** A figure being typed; what cannot be read stays as it is, with the reason, and changes nothing. */
function Cell({ text, label, place, read, take, onFocus, onKeyDown }: CellProps) {
  const { t, locale } = useWords();
  const [typed, setTyped] = useState(text);
  const [problem, setProblem] = useState<Problem | null>(null);
  const errorId = useId();
  const commit = () => {
    const result = read(typed);
    setProblem(result.ok ? null : result.problems[0]);
    if (result.ok && typed.trim() !== text) take(result.value);
  };
  return (
    <>
      <input
        className="cell"
        inputMode="text"
        spellCheck={false}
        autoComplete="off"
        aria-label={label}
        aria-invalid={problem !== null}
        {...(problem && { 'aria-describedby': errorId })}
        data-cell={place}
        value={typed}
        onChange={(event) => setTyped(event.target.value)}
        onFocus={(event) => {
          event.target.select();
          onFocus();
        }}
        onBlur={commit}
        onKeyDown={(event) => {
          if (event.key === 'Escape' && typed !== text) {
            setTyped(text);
            setProblem(null);
            event.stopPropagation();
            return;
          }
          if (event.key === 'Enter' && !event.ctrlKey) commit();
          onKeyDown(event);
        }}
      />
      {problem && (
        <span id={errorId} className="cell-error" role="alert" data-code={problem.code}>
          {t('points.cellTrouble', { label, why: problemText(problem, locale) })}
        </span>
      )}
    </>
  );
}
