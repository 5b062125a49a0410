import { useId } from 'react';
import type { LayerStatus, LayerStyle } from '../plan/layer-card.ts';
import { MAP_THEMES, type MapThemeName } from './map-theme.ts';
import { type PatternKind, patternTile } from './pattern-shapes.ts';
import { outlineDash } from './style-rules.ts';

const WIDTH = 28;
const HEIGHT = 16;

export interface SwatchProps {
  readonly style: LayerStyle;
  readonly status: LayerStatus;
  readonly theme: MapThemeName;
  /** Line layers are shown as a line, point layers as their symbol; areas otherwise. */
  readonly geometry?: 'polygon' | 'line' | 'point' | 'mixed';
}

/** Sample of a layer as the map draws it, for the legend and the tree; a missing layer is a grey hatch. Decorative. */
export function Swatch({ style, status, theme, geometry = 'polygon' }: SwatchProps) {
  if (status === 'missing') return <UnknownSwatch theme={theme} />;
  const line = style.line[theme];
  const dash = outlineDash(style, status, geometry);
  if (geometry === 'line') return <LineSwatch style={style} theme={theme} dash={dash} />;
  if (geometry === 'point' && style.point !== 'badge') {
    return (
      <svg className="map-swatch" viewBox={`0 0 ${WIDTH} ${HEIGHT}`} width={WIDTH} height={HEIGHT} aria-hidden="true">
        <circle
          cx={WIDTH / 2}
          cy={HEIGHT / 2}
          r="5.5"
          fill={MAP_THEMES[theme].surface}
          stroke={line}
          strokeWidth="1.8"
        />
        <circle cx={WIDTH / 2} cy={HEIGHT / 2} r="1.8" fill={line} />
      </svg>
    );
  }
  const pattern = style.pattern && { ...style.pattern, colour: style.pattern.colour[theme] };
  return (
    <AreaSwatch
      fill={style.fill?.[theme]}
      line={line}
      lineWidth={Math.min(style.lineWidth, 1.8)}
      dash={dash}
      pattern={pattern && { kind: pattern.kind, colour: pattern.colour, pitchPx: pattern.pitchPx }}
    />
  );
}

/** Grey hatch: no data, no coverage, not known. */
export function UnknownSwatch({ theme }: { readonly theme: MapThemeName }) {
  const { unknownHatch, unknownTint } = MAP_THEMES[theme];
  return (
    <AreaSwatch
      fill={unknownTint}
      line={unknownHatch}
      lineWidth={1}
      dash={[2, 1.5]}
      pattern={{ kind: 'lines45', colour: unknownHatch }}
    />
  );
}

interface AreaSwatchProps {
  readonly fill: string | undefined;
  readonly line: string;
  readonly lineWidth: number;
  readonly dash?: readonly number[] | undefined;
  readonly pattern?:
    | { readonly kind: PatternKind; readonly colour: string; readonly pitchPx?: number | undefined }
    | undefined;
  /** Factor on the pattern's strokes. */
  readonly weight?: number;
}

/** A rectangle with fill, pattern and outline. */
export function AreaSwatch({ fill, line, lineWidth, dash, pattern, weight = 1 }: AreaSwatchProps) {
  const id = useId();
  const tile = pattern && patternTile(pattern.kind, pattern.pitchPx);
  const box = { x: 1, y: 1, width: WIDTH - 2, height: HEIGHT - 2, rx: 2 };
  return (
    <svg className="map-swatch" viewBox={`0 0 ${WIDTH} ${HEIGHT}`} width={WIDTH} height={HEIGHT} aria-hidden="true">
      {tile && (
        <pattern id={id} width={tile.widthPx} height={tile.heightPx} patternUnits="userSpaceOnUse">
          {tile.marks.map((mark) =>
            mark.strokePx === undefined ? (
              <path key={mark.path} d={mark.path} fill={pattern.colour} />
            ) : (
              <path
                key={mark.path}
                d={mark.path}
                fill="none"
                stroke={pattern.colour}
                strokeWidth={mark.strokePx * weight}
              />
            ),
          )}
        </pattern>
      )}
      <rect {...box} fill={fill ?? 'none'} />
      {tile && <rect {...box} fill={`url(#${id})`} />}
      <rect
        {...box}
        fill="none"
        stroke={line}
        strokeWidth={lineWidth}
        strokeDasharray={dash?.map((part) => part * lineWidth).join(' ')}
      />
    </svg>
  );
}

function LineSwatch({
  style,
  theme,
  dash,
}: {
  readonly style: LayerStyle;
  readonly theme: MapThemeName;
  readonly dash: readonly number[] | undefined;
}) {
  const width = Math.min(style.lineWidth, 5);
  const line = { x1: 0, x2: WIDTH, y1: HEIGHT / 2, y2: HEIGHT / 2 };
  return (
    <svg className="map-swatch" viewBox={`0 0 ${WIDTH} ${HEIGHT}`} width={WIDTH} height={HEIGHT} aria-hidden="true">
      {style.casing && <line {...line} stroke={style.casing[theme]} strokeWidth={width + 2} />}
      <line
        {...line}
        stroke={style.line[theme]}
        strokeWidth={width}
        strokeDasharray={dash?.map((part) => part * width).join(' ')}
      />
    </svg>
  );
}
