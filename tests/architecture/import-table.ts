/** Who may import whom; the table of docs/architecture.md. A folder may always import itself. */
export const PURE = [
  'kernel',
  'files',
  'geo',
  'plan',
  'catalog',
  'site',
  'project',
  'screening',
  'record',
  'report',
  'i18n',
  'intake',
  'export',
  'tiles',
  'run',
];

export interface FolderRule {
  readonly folders: readonly string[];
  /** Package names; a trailing slash-star allows a scope. `node:*` stands for Node's own modules. */
  readonly packages: readonly string[];
}

export const IMPORT_TABLE: Readonly<Record<string, FolderRule>> = {
  kernel: { folders: [], packages: ['canonicalize', '@noble/hashes'] },
  files: { folders: ['kernel'], packages: ['fflate'] },
  geo: {
    folders: ['kernel'],
    packages: ['@turf/turf', 'proj4', 'geographiclib-geodesic', 'flatbush', 'clipper2-ts', 'geojson'],
  },
  plan: { folders: ['kernel'], packages: ['zod'] },
  catalog: { folders: ['kernel', 'geo', 'plan'], packages: ['zod', 'flatgeobuf', 'geojson'] },
  site: { folders: ['kernel', 'files', 'geo'], packages: ['zod', 'geojson', 'fflate', 'saxes'] },
  project: { folders: ['kernel', 'plan'], packages: ['zod'] },
  screening: {
    folders: ['kernel', 'geo', 'plan', 'catalog', 'site', 'project', 'record'],
    packages: ['flatbush', 'geojson'],
  },
  record: { folders: ['kernel', 'plan'], packages: ['zod', 'geojson'] },
  report: { folders: ['kernel', 'files', 'geo', 'plan', 'record', 'i18n'], packages: ['geojson'] },
  i18n: { folders: ['kernel', 'geo'], packages: [] },
  intake: { folders: ['kernel', 'geo', 'plan', 'catalog', 'site'], packages: ['geojson'] },
  export: {
    folders: ['kernel', 'files', 'geo', 'plan', 'catalog', 'site'],
    packages: ['flatgeobuf', 'flatbuffers', 'geojson'],
  },
  tiles: { folders: ['kernel', 'geo', 'catalog'], packages: ['@maplibre/vt-pbf', 'geojson'] },
  run: { folders: PURE, packages: ['geojson'] },
  build: { folders: PURE, packages: ['node:*', 'zod', 'geojson', '@turf/turf'] },
  postgis: { folders: PURE, packages: ['@electric-sql/pglite', '@electric-sql/pglite-postgis', 'pg', 'geojson'] },
  cli: { folders: [...PURE, 'postgis'], packages: ['node:*', 'zod', 'geojson'] },
  paint: { folders: ['kernel', 'plan', 'catalog', 'tiles'], packages: [] },
  worker: { folders: [...PURE, 'paint'], packages: ['comlink', 'geojson'] },
  storage: { folders: ['kernel', 'plan', 'site', 'project', 'record', 'catalog'], packages: ['idb', 'zod'] },
  map: {
    folders: ['kernel', 'geo', 'plan', 'catalog', 'site', 'tiles', 'paint', 'i18n'],
    packages: [
      'react',
      'react-dom',
      'maplibre-gl',
      'pmtiles',
      'react-map-gl',
      'terra-draw',
      '@tabler/icons-react',
      '@turf/turf',
      'geojson',
      '@fontsource/noto-sans-sc',
    ],
  },
  ui: {
    folders: [...PURE, 'paint', 'map', 'storage', 'worker'],
    packages: ['react', 'react-dom', '@tabler/icons-react', 'zustand', 'geojson', 'zod', 'comlink'],
  },
};
