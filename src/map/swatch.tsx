import { useId } from 'react';
import { patternTile } from '../paint/pattern-shapes.ts';
import type { LayerStatus, LayerStyle } from '../plan/layer-card.ts';
import { type AreaLook, type Look, layerLook } from './look.ts';
import type { MapThemeName } from './map-theme.ts';

const WIDTH = 28;
const HEIGHT = 16;
const FRAME = {
  className: 'map-swatch',
  viewBox: `0 0 ${WIDTH} ${HEIGHT}`,
  width: WIDTH,
  height: HEIGHT,
  'aria-hidden': true,
} as const;

export interface SwatchProps {
  readonly style: LayerStyle;
  readonly status: LayerStatus;
  readonly theme: MapThemeName;
  readonly geometry?: 'polygon' | 'line' | 'point' | 'mixed';
}

/** Sample of a layer as the map draws it, for the tree and the cards. Decorative. */
export function Swatch({ style, status, theme, geometry = 'polygon' }: SwatchProps) {
  return <Sample look={layerLook(style, status, geometry, theme)} />;
}

/** A look as a small picture. Decorative. */
export function Sample({ look }: { readonly look: Look }) {
  if (look.kind === 'area') return <AreaSample look={look} />;
  if (look.kind === 'disc') {
    const centre = { cx: WIDTH / 2, cy: HEIGHT / 2 };
    return (
      <svg {...FRAME} aria-hidden="true">
        <circle {...centre} r="5.5" fill={look.fill} stroke={look.line} strokeWidth="1.8" />
        <circle {...centre} r="1.8" fill={look.line} />
      </svg>
    );
  }
  const line = { x1: 0, x2: WIDTH, y1: HEIGHT / 2, y2: HEIGHT / 2 };
  return (
    <svg {...FRAME} aria-hidden="true">
      {look.casing && <line {...line} stroke={look.casing} strokeWidth={look.lineWidth + 2} />}
      <line
        {...line}
        stroke={look.line}
        strokeWidth={look.lineWidth}
        strokeDasharray={look.dash?.map((part) => part * look.lineWidth).join(' ')}
      />
    </svg>
  );
}

/** A rectangle with fill, pattern and outline. */
function AreaSample({ look }: { readonly look: AreaLook }) {
  const { fill, line, lineWidth, dash, pattern, weight = 1 } = look;
  const id = useId();
  const tile = pattern && patternTile(pattern.kind, pattern.pitchPx);
  const box = { x: 1, y: 1, width: WIDTH - 2, height: HEIGHT - 2, rx: 2 };
  return (
    <svg {...FRAME} aria-hidden="true">
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
