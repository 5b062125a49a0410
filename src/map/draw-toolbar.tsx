import {
  IconArrowBackUp,
  IconArrowForwardUp,
  IconCircle,
  IconLine,
  IconPointer,
  IconPolygon,
  IconRectangle,
  IconRulerMeasure,
  IconScribble,
  IconVectorSpline,
} from '@tabler/icons-react';
import type { ReactNode } from 'react';
import type { Locale } from '../kernel/text.ts';
import type { DrawMode } from './map-props.ts';
import { type MapWord, mapText } from './map-words.ts';

export interface DrawToolbarProps {
  readonly locale: Locale;
  readonly mode: DrawMode;
  readonly onMode: (mode: DrawMode) => void;
  /** Whether there is a site whose points could be moved. */
  readonly canEdit: boolean;
  readonly canUndo: boolean;
  readonly canRedo: boolean;
  readonly onUndo: () => void;
  readonly onRedo: () => void;
  /** Further choices for the tool in hand, under its hint. */
  readonly options?: ReactNode;
}

const TOOLS: readonly {
  readonly mode: DrawMode;
  readonly word: MapWord;
  readonly keys: string;
  readonly Icon: typeof IconPointer;
}[] = [
  { mode: 'select', word: 'map.select', keys: 'V', Icon: IconPointer },
  { mode: 'edit', word: 'map.edit', keys: 'E', Icon: IconVectorSpline },
  { mode: 'polygon', word: 'map.polygon', keys: 'P', Icon: IconPolygon },
  { mode: 'rectangle', word: 'map.rectangle', keys: 'R', Icon: IconRectangle },
  { mode: 'circle', word: 'map.circle', keys: 'C', Icon: IconCircle },
  { mode: 'freehand', word: 'map.freehand', keys: 'F', Icon: IconScribble },
  { mode: 'line', word: 'map.line', keys: 'L', Icon: IconLine },
  { mode: 'measure', word: 'map.measure', keys: 'M', Icon: IconRulerMeasure },
];

const HINTS: Readonly<Record<DrawMode, MapWord | null>> = {
  select: null,
  edit: 'map.hintEdit',
  polygon: 'map.hintPolygon',
  rectangle: 'map.hintRectangle',
  circle: 'map.hintCircle',
  freehand: 'map.hintFreehand',
  line: 'map.hintLine',
  measure: 'map.hintMeasure',
};

/** Choice of drawing tool, undo and redo, and one line on how the chosen tool works. */
export function DrawToolbar({
  locale,
  mode,
  onMode,
  canEdit,
  canUndo,
  canRedo,
  onUndo,
  onRedo,
  options,
}: DrawToolbarProps) {
  const hint = HINTS[mode];
  const word = (key: MapWord) => mapText(locale, key);
  return (
    <div className="map-draw">
      <div className="map-draw-bar map-card" role="toolbar" aria-label={word('map.draw')}>
        {TOOLS.map(({ mode: tool, word: name, keys, Icon }) => (
          <button
            key={tool}
            type="button"
            aria-pressed={mode === tool}
            disabled={tool === 'edit' && !canEdit}
            onClick={() => onMode(tool)}
            title={`${word(name)} (${keys})`}
            aria-label={word(name)}
            aria-keyshortcuts={keys}
          >
            <Icon size={17} stroke={1.7} />
            <span>{word(name)}</span>
          </button>
        ))}
        <i aria-hidden="true" />
        <button
          type="button"
          disabled={!canUndo}
          onClick={onUndo}
          aria-label={word('map.undo')}
          title={`${word('map.undo')} (Ctrl Z)`}
        >
          <IconArrowBackUp size={17} stroke={1.7} />
        </button>
        <button
          type="button"
          disabled={!canRedo}
          onClick={onRedo}
          aria-label={word('map.redo')}
          title={`${word('map.redo')} (Ctrl Shift Z)`}
        >
          <IconArrowForwardUp size={17} stroke={1.7} />
        </button>
      </div>
      {hint && (
        <div className="map-hint map-card">
          <p role="status">{word(hint)}</p>
          {options}
        </div>
      )}
    </div>
  );
}
