import initGeos from 'geos-wasm';
import { geojsonToGeosGeom } from 'geos-wasm/helpers';
import type { Area } from './turf-peer.ts';

type Geos = Awaited<ReturnType<typeof initGeos>>;

/** The few functions of the Emscripten module that the peer needs; the package does not type them. */
interface Runtime {
  addFunction(callback: (item: number, data: number) => void, signature: string): number;
  _malloc(bytes: number): number;
  getValue(pointer: number, type: 'double'): number;
}

/** GEOS compiled to WebAssembly: STRtree, then overlay of every candidate; plane geometry in degrees. */
export class GeosPeer {
  private readonly geos: Geos;
  private readonly runtime: Runtime;
  private readonly zones: number[];
  private readonly tree: number;
  private readonly result: number;
  private readonly collect: number;
  private found: number[] = [];

  private constructor(geos: Geos, geometries: readonly Area[]) {
    this.geos = geos;
    this.runtime = geos.Module as unknown as Runtime;
    this.zones = geometries.map((geometry) => geojsonToGeosGeom(geometry, geos));
    this.tree = geos.GEOSSTRtree_create(10);
    this.zones.forEach((zone, i) => {
      geos.GEOSSTRtree_insert(this.tree, zone, i);
    });
    geos.GEOSSTRtree_build(this.tree);
    this.result = this.runtime._malloc(8);
    this.collect = this.runtime.addFunction((item) => this.found.push(item), 'vii');
  }

  static async create(geometries: readonly Area[]): Promise<GeosPeer> {
    return new GeosPeer(await initGeos(), geometries);
  }

  /** Sum of all overlaps in square degrees. */
  overlap(site: Area): number {
    return this.each(site, (subject, zone) => {
      const common = this.geos.GEOSIntersection(subject, zone);
      this.geos.GEOSArea(common, this.result);
      const value = this.runtime.getValue(this.result, 'double');
      this.geos.GEOSGeom_destroy(common);
      return value;
    });
  }

  private each(site: Area, measure: (subject: number, zone: number) => number): number {
    const subject = geojsonToGeosGeom(site, this.geos);
    this.found = [];
    this.geos.GEOSSTRtree_query(this.tree, subject, this.collect, 0);
    let sum = 0;
    for (const i of this.found) sum += measure(subject, this.zones[i]!);
    this.geos.GEOSGeom_destroy(subject);
    return sum;
  }
}
