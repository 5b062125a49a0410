import type { Position } from 'geojson';
import {
  type HexColor,
  TerraDrawCircleMode,
  TerraDrawFreehandMode,
  TerraDrawLineStringMode,
  type TerraDrawMouseEvent,
  TerraDrawPolygonMode,
  TerraDrawRectangleMode,
  TerraDrawSelectMode,
} from 'terra-draw';

/** Corners of a drawn circle: its area is 0.05 % short of the round one. */
const CIRCLE_CORNERS = 120;
/** A freehand border gets a point each time the hand has gone this far on the screen. */
const FREEHAND_STEP_PX = 8;

/** From so far away a press takes hold of a boundary point or of the middle of an edge. */
export const GRAB_PX = 40;

/** What the tool asks while it draws; nothing is fixed when it is made, so that a new theme counts at once. */
export interface DrawModeNeeds {
  readonly colour: (which: 'site' | 'surface') => string;
  readonly editing: () => boolean;
  /** Where the point under the hand belongs; `moving` is the vertex in the hand, which must not catch itself. */
  readonly snap: (event: TerraDrawMouseEvent, moving: Position | null) => Position | undefined;
}

/** All that can be drawn, and the moving of vertices, in the look of the map. */
export function drawModes({ colour, editing, snap }: DrawModeNeeds) {
  const line = () => colour('site') as HexColor;
  const ground = () => colour('surface') as HexColor;
  // While points are edited the site in the hand is filled, holes left out; a ring alone would fill its hole.
  const fillOpacity = () => (editing() ? 0 : 0.16);
  const points = {
    closingPointColor: ground,
    closingPointWidth: 6,
    closingPointOutlineColor: line,
    closingPointOutlineWidth: 2.5,
    coordinatePointColor: ground,
    coordinatePointWidth: 4,
    coordinatePointOutlineColor: line,
    coordinatePointOutlineWidth: 2,
    snappingPointColor: line,
    snappingPointWidth: 5,
    snappingPointOutlineColor: ground,
    snappingPointOutlineWidth: 2,
  };
  const drawn = { ...points, fillColor: line, fillOpacity, outlineColor: line, outlineWidth: 3 };
  const snapping = { toCustom: (event: TerraDrawMouseEvent) => snap(event, null) };
  // The vertex being dragged must not catch itself.
  const dragging = {
    toCustom: (
      event: TerraDrawMouseEvent,
      context: {
        currentCoordinate?: number;
        getCurrentGeometrySnapshot: () => { coordinates: Position[] | Position[][] } | null;
      },
    ) => {
      const coordinates = context.getCurrentGeometrySnapshot()?.coordinates ?? [];
      const chain = (Array.isArray(coordinates[0]?.[0]) ? coordinates[0] : coordinates) as Position[];
      return snap(event, chain[context.currentCoordinate ?? -1] ?? null);
    },
  };
  const flags = {
    feature: {
      draggable: false,
      coordinates: { draggable: true, deletable: true, midpoints: { draggable: true }, snappable: dragging },
    },
  };
  return [
    new TerraDrawPolygonMode({ styles: drawn, snapping, showCoordinatePoints: true }),
    new TerraDrawRectangleMode({
      styles: { fillColor: line, fillOpacity, outlineColor: line, outlineWidth: 3 },
    }),
    new TerraDrawCircleMode({
      styles: { fillColor: line, fillOpacity, outlineColor: line, outlineWidth: 3 },
      segments: CIRCLE_CORNERS,
    }),
    new TerraDrawFreehandMode({ styles: drawn, minDistance: FREEHAND_STEP_PX }),
    new TerraDrawLineStringMode({
      styles: { ...points, lineStringColor: line, lineStringWidth: 3 },
      snapping,
      showCoordinatePoints: true,
    }),
    new TerraDrawSelectMode({
      flags: { polygon: flags, linestring: flags },
      pointerDistance: GRAB_PX,
      allowManualDeselection: false,
      keyEvents: { deselect: null, delete: null, rotate: null, scale: null },
      // Every n-th event is dropped; none should be.
      dragEventThrottle: Number.MAX_SAFE_INTEGER,
      // The site in the hand has its area and outline; the tool adds the handles only.
      styles: {
        selectedPolygonColor: line,
        selectedPolygonFillOpacity: 0,
        selectedPolygonOutlineColor: line,
        selectedPolygonOutlineWidth: 3,
        selectedPolygonOutlineOpacity: 0,
        selectedLineStringColor: line,
        selectedLineStringWidth: 3,
        selectionPointColor: ground,
        selectionPointWidth: 5,
        selectionPointOutlineColor: line,
        selectionPointOutlineWidth: 2.5,
        midPointColor: ground,
        midPointWidth: 3,
        midPointOutlineColor: line,
        midPointOutlineWidth: 1.6,
      },
    }),
  ];
}
