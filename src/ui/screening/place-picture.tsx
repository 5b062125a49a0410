import type { Position } from 'geojson';
import { useMemo } from 'react';
import { length, quantityText } from '../../i18n/quantity.ts';
import type { District } from '../../map/map-props.ts';
import type { Outlines } from '../../site/outlines.ts';
import { SKETCH_HEIGHT_PX, SKETCH_WIDTH_PX, sketchPlace } from './place-sketch.ts';

interface PictureProps {
  readonly district: District;
  /** From the place to the district, metres; 0 inside. */
  readonly distanceM: number;
  readonly centroid: Position;
  readonly outlines: Outlines;
}

/** Small picture of where a reading would put the site. What it shows is told in words beside it. */
export function PlacePicture({ district, distanceM, centroid, outlines }: PictureProps) {
  const { site, outline, far, level, ...sketch } = useMemo(
    () => sketchPlace(district, { centroid, outlines }),
    [district, centroid, outlines],
  );
  return (
    <svg
      className="place-picture"
      viewBox={`0 0 ${SKETCH_WIDTH_PX} ${SKETCH_HEIGHT_PX}`}
      width={SKETCH_WIDTH_PX}
      height={SKETCH_HEIGHT_PX}
      aria-hidden="true"
      data-far={far !== null}
    >
      <path className="district" d={sketch.district} />
      {far && <line className="way" x1={far.x} y1={far.y} x2={site.x} y2={site.y} />}
      {outline ? (
        <path className="outline" d={outline} />
      ) : (
        <>
          <circle className="ring" cx={site.x} cy={site.y} r="5.5" />
          <circle className="dot" cx={site.x} cy={site.y} r="2" />
        </>
      )}
      {far && (
        <text x={SKETCH_WIDTH_PX / 2} y={SKETCH_HEIGHT_PX / 2 + (level ? -10 : 4)}>
          {quantityText(length(distanceM))}
        </text>
      )}
    </svg>
  );
}
