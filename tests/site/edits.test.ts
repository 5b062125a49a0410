import { describe, expect, test } from 'vitest';
import {
  addHole,
  addPart,
  deleteVertex,
  insertVertices,
  moveVertex,
  removePart,
  removePath,
  replacePath,
  shiftVertex,
  siteProblems,
} from '../../src/site/edits.ts';
import { commit, redo, startHistory, undo } from '../../src/site/history.ts';
import type { Site } from '../../src/site/site.ts';
import { multiPolygon, place, polygon, rectangle } from '../geo/shapes-for-tests.ts';

const site: Site = {
  name: '地块',
  origin: 'drawn',
  parcels: [
    {
      name: '',
      geometry: multiPolygon(
        polygon(rectangle(0, 0, 100, 100), rectangle(10, 10, 20, 20)),
        polygon(rectangle(200, 0, 50, 50)),
      ),
    },
  ],
  accuracyM: 1,
  crs: { epsg: 4490, how: 'declared' },
  warnings: [],
};
const paths = (edited: Site) => (edited.parcels[0].geometry.coordinates as number[][][][]).flat();
const value = <T>(result: { ok: boolean; value?: T }) => result.value as T;

describe('edits', () => {
  test('moving the first vertex of a ring moves its closing copy, and leaves the old site alone', () => {
    const moved = value(moveVertex(site, { parcel: 0, path: 2, vertex: 0 }, place(190, 0)));
    expect(paths(moved)[2]![0]).toEqual(place(190, 0));
    expect(paths(moved)[2]!.at(-1)).toEqual(place(190, 0));
    expect(paths(site)[2]![0]).toEqual(place(200, 0));
    expect(paths(moved)[0]).toBe(paths(site)[0]);
  });

  test('inserting and deleting a vertex', () => {
    const more = value(insertVertices(site, { parcel: 0, path: 1, vertex: 3 }, [place(5, 20)]));
    expect(paths(more)[1]).toHaveLength(6);
    const less = value(deleteVertex(more, { parcel: 0, path: 1, vertex: 4 }));
    expect(paths(less)[1]).toEqual(paths(site)[1]);
  });

  test('a triangle keeps its three vertices', () => {
    const triangle = value(deleteVertex(site, { parcel: 0, path: 2, vertex: 1 }));
    expect(deleteVertex(triangle, { parcel: 0, path: 2, vertex: 1 })).toMatchObject({
      ok: false,
      problems: [{ code: 'degenerate_ring', where: { parcel: 1, ring: 3 } }],
    });
    expect(moveVertex(site, { parcel: 0, path: 9, vertex: 0 }, place(0, 0))).toMatchObject({
      ok: false,
      problems: [{ code: 'no_such_vertex' }],
    });
  });

  test('lines are edited without a closing copy', () => {
    const road: Site = {
      ...site,
      parcels: [{ name: '', geometry: { type: 'LineString', coordinates: [place(0, 0), place(9, 9)] }, widthM: 6 }],
    };
    const longer = value(insertVertices(road, { parcel: 0, path: 0, vertex: 1 }, [place(20, 9)]));
    expect(longer.parcels[0].geometry.coordinates).toEqual([place(0, 0), place(9, 9), place(20, 9)]);
    expect(deleteVertex(road, { parcel: 0, path: 0, vertex: 0 }).ok).toBe(false);
  });

  test('parts come and go, but for the last', () => {
    const two = addPart(site, { name: '乙', geometry: polygon(rectangle(400, 0, 10, 10)) });
    expect(two.parcels).toHaveLength(2);
    expect(value(removePart(two, 0)).parcels[0].name).toBe('乙');
    expect(removePart(site, 0).ok).toBe(false);
  });

  test('siteProblems names the parcel of a crossing', () => {
    const crossed = value(moveVertex(site, { parcel: 0, path: 0, vertex: 1 }, place(-50, 50)));
    expect(siteProblems(site)).toEqual([]);
    expect(siteProblems(crossed)[0]).toMatchObject({ where: { parcel: 1 } });
  });
});

describe('history', () => {
  test('goes back and forward, and forgets what was undone once something new is done', () => {
    let history = startHistory('a');
    history = commit(commit(history, 'b'), 'c');
    expect(undo(history).present).toBe('b');
    expect(redo(undo(history))).toEqual(history);
    expect(commit(undo(history), 'd')).toEqual({ past: ['a', 'b'], present: 'd', future: [] });
  });

  test('stays where it is at either end, and takes no step that changes nothing', () => {
    const history = startHistory('a');
    expect(undo(history)).toBe(history);
    expect(redo(history)).toBe(history);
    expect(commit(history, 'a')).toBe(history);
  });
});

describe('rings', () => {
  test('a vertex goes one place down and up again', () => {
    const ref = { parcel: 0, path: 0, vertex: 1 };
    const down = value(shiftVertex(site, ref, 1));
    expect(paths(down)[0]!.slice(1, 3)).toEqual([paths(site)[0]![2], paths(site)[0]![1]]);
    expect(value(shiftVertex(down, { ...ref, vertex: 2 }, -1))).toEqual(site);
    expect(value(shiftVertex(site, { ...ref, vertex: 0 }, -1)).parcels[0].geometry).toEqual(site.parcels[0].geometry);
  });

  test('a hole goes into the part that holds it, wound the other way; taken out again the site is as before', () => {
    const hole = [place(210, 10), place(220, 10), place(220, 20)];
    const more = value(addHole(site, 0, hole));
    expect(paths(more)).toHaveLength(4);
    expect(paths(more)[3]).toHaveLength(4);
    expect(value(removePath(more, { parcel: 0, path: 3 }))).toEqual(site);
  });

  test('with an outer ring go its holes, with the last ring the site', () => {
    const less = value(removePath(site, { parcel: 0, path: 0 }));
    expect(less.parcels[0].geometry).toEqual(polygon(rectangle(200, 0, 50, 50)));
    expect(removePath(less, { parcel: 0, path: 0 })).toMatchObject({ ok: false, problems: [{ code: 'not_a_site' }] });
    expect(removePath(less, { parcel: 0, path: 7 })).toMatchObject({
      ok: false,
      problems: [{ code: 'no_such_vertex' }],
    });
  });

  test('a ring replaced keeps the others; too few points are refused', () => {
    const ring = [place(0, 0), place(50, 0), place(50, 50)];
    const changed = value(replacePath(site, { parcel: 0, path: 2 }, ring));
    expect(paths(changed)[2]).toEqual([...ring, ring[0]]);
    expect(paths(changed)[0]).toBe(paths(site)[0]);
    expect(replacePath(site, { parcel: 0, path: 2 }, ring.slice(1))).toMatchObject({
      ok: false,
      problems: [{ code: 'degenerate_ring' }],
    });
  });
});
