import { bboxClip } from '@turf/turf';
import type { FeatureCollection, Position } from 'geojson';
import { type AreaGeometry, bboxOf, isArea, isLine } from '../geo/shapes.ts';
import { EFFECTS, type Effect } from '../plan/effect.ts';
import { glassPath } from './glass-path.ts';
import { MAP_FONT } from './label-spec.ts';
import type { Paint } from './map-glass.ts';
import { type MapImage, paintedImage } from './map-image.ts';
import type { Overlap, SiteFeatures } from './map-props.ts';
import { MAP_THEMES, type MapTheme, type MapThemeName, type Tone } from './map-theme.ts';
import { NAMES_FROM_ZOOM, overlapHatch } from './site-spec.ts';
import { siteVertices } from './site-vertices.ts';

const NAME_PX = 12;
/** From a vertex to its name. */
const NAME_GAP_PX = 7;
const FIGURE_PX = 13;
const PLATE_HEIGHT_PX = 22;
const PLATE_PADDING_PX = 6;
/** More names than this nobody reads, and writing them would take longer than a frame. */
const MOST_NAMES = 400;

/** The site while its points are in the hand, looking as `siteSpec` draws it. */
export function paintSite(site: SiteFeatures, corridors: FeatureCollection, theme: MapThemeName, zoom: number): Paint {
  const { site: line, siteFill, siteCasing, halo } = MAP_THEMES[theme];
  return (pen, place) => {
    pen.lineJoin = 'round';
    pen.lineCap = 'round';
    for (const { geometry } of corridors.features) {
      const path = glassPath(geometry, place);
      pen.fillStyle = siteFill;
      pen.fill(path, 'evenodd');
      pen.strokeStyle = line;
      pen.lineWidth = 1.6;
      pen.setLineDash([6.4, 3.2]);
      pen.stroke(path);
      pen.setLineDash([]);
    }
    for (const { geometry } of site.features) {
      const path = glassPath(geometry, place);
      pen.fillStyle = siteFill;
      if (!isLine(geometry)) pen.fill(path, 'evenodd');
      pen.globalAlpha = 0.85;
      pen.strokeStyle = siteCasing;
      pen.lineWidth = 6;
      pen.stroke(path);
      pen.globalAlpha = 1;
      pen.strokeStyle = line;
      pen.lineWidth = 3;
      pen.stroke(path);
    }
    const names = zoom < NAMES_FROM_ZOOM ? [] : siteVertices(site).features;
    if (names.length > MOST_NAMES) return;
    pen.font = `500 ${NAME_PX}px ${JSON.stringify(MAP_FONT[0])}, sans-serif`;
    pen.strokeStyle = halo;
    pen.fillStyle = line;
    pen.lineWidth = 4;
    for (const { geometry, properties } of names) {
      const { x, y } = place(geometry.coordinates);
      const [below, right] = [properties.anchor.startsWith('top'), properties.anchor.endsWith('left')];
      pen.textBaseline = below ? 'top' : 'bottom';
      pen.textAlign = right ? 'left' : 'right';
      const at = [x + (right ? NAME_GAP_PX : -NAME_GAP_PX), y + (below ? NAME_GAP_PX : -NAME_GAP_PX)] as const;
      pen.strokeText(properties.text, ...at);
      pen.fillText(properties.text, ...at);
    }
  };
}

const KEY_RING_PX = 10;

/** A ring around the boundary point that keys have hold of. */
export function paintKeyRing(position: Position, theme: MapThemeName): Paint {
  const { site: line, siteCasing } = MAP_THEMES[theme];
  return (pen, place) => {
    const { x, y } = place(position);
    pen.beginPath();
    pen.arc(x, y, KEY_RING_PX, 0, 2 * Math.PI);
    pen.strokeStyle = siteCasing;
    pen.lineWidth = 5;
    pen.stroke();
    pen.strokeStyle = line;
    pen.lineWidth = 2.5;
    pen.stroke();
  };
}

/** A zone the site in the hand lies on. */
export interface ZoneUnder {
  readonly geometry: AreaGeometry;
  readonly effect: Effect;
}

const hatches = new Map<string, OffscreenCanvas>();

function hatchTile(image: MapImage): OffscreenCanvas {
  const known = hatches.get(image.id);
  if (known) return known;
  const tile = paintedImage(image, 1).canvas;
  hatches.set(image.id, tile);
  return tile;
}

interface Taken {
  readonly path: Path2D;
  readonly effect: Effect;
}

/** Pieces of zones that the site takes, looking as `overlapSpec` draws them. */
function paintTaken(pen: CanvasRenderingContext2D, taken: readonly Taken[], theme: MapTheme): void {
  pen.lineJoin = 'round';
  for (const effect of EFFECTS) {
    const paths = taken.flatMap((one) => (one.effect === effect ? one.path : []));
    if (paths.length === 0) continue;
    pen.globalAlpha = 0.55;
    pen.fillStyle = theme.surface;
    for (const path of paths) pen.fill(path, 'evenodd');
    pen.globalAlpha = 1;
    pen.fillStyle = pen.createPattern(hatchTile(overlapHatch(theme, effect)), 'repeat') ?? 'transparent';
    for (const path of paths) pen.fill(path, 'evenodd');
    pen.strokeStyle = theme.tones[effect].text;
    pen.lineWidth = 2.4;
    for (const path of paths) pen.stroke(path);
  }
}

/** What the site takes of zones while the hand rests. */
export function paintOverlaps(overlaps: readonly Overlap[], themeName: MapThemeName): Paint {
  return (pen, place) => {
    const taken = overlaps.map(({ geometry, effect }): Taken => ({ path: glassPath(geometry, place), effect }));
    paintTaken(pen, taken, MAP_THEMES[themeName]);
  };
}

/** What the moving site takes of zones: they are cut by the pen along the site, which costs no overlay. */
export function paintZones(site: SiteFeatures, zones: readonly ZoneUnder[], themeName: MapThemeName): Paint {
  const areas = site.features.flatMap(({ geometry }) => (isArea(geometry) ? geometry : []));
  return (pen, place) => {
    const land = new Path2D();
    for (const area of areas) land.addPath(glassPath(area, place));
    pen.clip(land, 'evenodd');
    const taken = zones.flatMap(({ geometry, effect }) =>
      areas.map((area): Taken => {
        // A zone may have far more points than the part of it under the site.
        const path = glassPath(bboxClip(geometry, [...bboxOf(area)]).geometry, place);
        return { path, effect };
      }),
    );
    paintTaken(pen, taken, MAP_THEMES[themeName]);
  };
}

/** What `dimensionFeatures` made, looking as `dimensionSpec` draws it. */
export function paintDimensions({ features }: FeatureCollection, themeName: MapThemeName): Paint {
  const theme = MAP_THEMES[themeName];
  const colour = (tone: unknown) => theme.tones[tone as Tone].text;
  return (pen, place) => {
    pen.font = `500 ${FIGURE_PX}px ${JSON.stringify(MAP_FONT[0])}, sans-serif`;
    pen.textAlign = 'center';
    pen.textBaseline = 'middle';
    for (const { geometry, properties } of features) {
      pen.strokeStyle = colour(properties?.tone);
      if (geometry.type === 'LineString') {
        const path = glassPath(geometry, place);
        pen.lineWidth = 4.5;
        pen.strokeStyle = theme.halo;
        pen.stroke(path);
        pen.lineWidth = 1.6;
        pen.strokeStyle = colour(properties?.tone);
        pen.stroke(path);
      } else if (geometry.type === 'Point') {
        const { x, y } = place(geometry.coordinates);
        pen.beginPath();
        if (properties?.ring) {
          pen.lineWidth = 2;
          pen.arc(x, y, 9, 0, 2 * Math.PI);
          pen.stroke();
          continue;
        }
        const width = pen.measureText(properties?.label).width + 2 * PLATE_PADDING_PX;
        pen.roundRect(x - width / 2, y - PLATE_HEIGHT_PX / 2, width, PLATE_HEIGHT_PX, 4);
        pen.fillStyle = theme.surface;
        pen.fill();
        pen.lineWidth = 1.3;
        pen.stroke();
        pen.fillStyle = colour(properties?.tone);
        pen.fillText(properties?.label, x, y);
      }
    }
  };
}
