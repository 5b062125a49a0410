import type { MapImage } from './map-image.ts';

/** Square handle of a site's vertex, 9 px across. */
export function vertexImage(line: string, fill: string): MapImage {
  return {
    id: ['vertex', line, fill].join('|'),
    widthPx: 10,
    heightPx: 10,
    paint: (context) => {
      context.fillStyle = fill;
      context.strokeStyle = line;
      context.lineWidth = 2;
      context.beginPath();
      context.roundRect(1.5, 1.5, 7, 7, 1);
      context.fill();
      context.stroke();
    },
  };
}

/** Round ground of a number badge, 22 px across. */
export function badgeImage(fill: string, edge: string): MapImage {
  return {
    id: ['badge', fill, edge].join('|'),
    widthPx: 24,
    heightPx: 24,
    paint: (context) => {
      context.fillStyle = fill;
      context.strokeStyle = edge;
      context.lineWidth = 2;
      context.beginPath();
      context.arc(12, 12, 10.5, 0, 2 * Math.PI);
      context.fill();
      context.stroke();
    },
  };
}

/** Plate that grows round the figure of a dimension line. */
export function plateImage(fill: string, edge: string): MapImage {
  return {
    id: ['plate', fill, edge].join('|'),
    widthPx: 24,
    heightPx: 22,
    stretch: { x: [7, 17], y: [8, 14], content: [7, 4, 17, 18] },
    paint: (context) => {
      context.fillStyle = fill;
      context.strokeStyle = edge;
      context.lineWidth = 1.3;
      context.beginPath();
      context.roundRect(1, 1, 22, 20, 4);
      context.fill();
      context.stroke();
    },
  };
}
