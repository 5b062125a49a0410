import type { FeatureCollection } from 'geojson';
import { useEffect, useState } from 'react';
import type { SiteFeatures } from './map-props.ts';
import { EMPTY } from './map-spec.ts';

/** Corridors of the site's lines. What makes them is loaded with the first line that has a width, since few sites do. */
export function useCorridors(site: SiteFeatures | null): FeatureCollection {
  const [shapes, setShapes] = useState(EMPTY);
  useEffect(() => {
    if (!site?.features.some(({ properties }) => Number(properties?.widthM) > 0)) {
      setShapes(EMPTY);
      return;
    }
    let gone = false;
    void import('./corridor-shapes.ts').then(({ corridorShapes }) => {
      if (!gone) setShapes(corridorShapes(site));
    });
    return () => {
      gone = true;
    };
  }, [site]);
  return shapes;
}
