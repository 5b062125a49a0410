import type { MapImage } from './map-image.ts';

/** A closed shape in one colour with an edge of another. */
function edged(
  name: string,
  colours: { readonly fill: string; readonly edge: string; readonly edgePx: number },
  size: Pick<MapImage, 'widthPx' | 'heightPx' | 'stretch'>,
  outline: (context: OffscreenCanvasRenderingContext2D) => void,
): MapImage {
  const { fill, edge, edgePx } = colours;
  return {
    id: [name, fill, edge].join('|'),
    ...size,
    paint: (context) => {
      context.fillStyle = fill;
      context.strokeStyle = edge;
      context.lineWidth = edgePx;
      context.beginPath();
      outline(context);
      context.fill();
      context.stroke();
    },
  };
}

/** Square handle of a site's vertex, 9 px across. */
export function vertexImage(edge: string, fill: string): MapImage {
  return edged('vertex', { fill, edge, edgePx: 2 }, { widthPx: 10, heightPx: 10 }, (context) =>
    context.roundRect(1.5, 1.5, 7, 7, 1),
  );
}

/** Round ground of a number badge, 22 px across. */
export function badgeImage(fill: string, edge: string): MapImage {
  return edged('badge', { fill, edge, edgePx: 2 }, { widthPx: 24, heightPx: 24 }, (context) =>
    context.arc(12, 12, 10.5, 0, 2 * Math.PI),
  );
}

/** Plate that grows round the figure of a dimension line. */
export function plateImage(fill: string, edge: string): MapImage {
  const stretch: MapImage['stretch'] = { x: [7, 17], y: [8, 14], content: [7, 4, 17, 18] };
  return edged('plate', { fill, edge, edgePx: 1.3 }, { widthPx: 24, heightPx: 22, stretch }, (context) =>
    context.roundRect(1, 1, 22, 20, 4),
  );
}
