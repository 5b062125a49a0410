import { afterAll, beforeAll } from 'vitest';
import { type Cluster, startCluster } from '../../scripts/postgres-cluster.mjs';
import { openServer } from '../../src/postgis/server.ts';
import { databaseWithPostgis } from './databases.ts';
import { parityCases } from './parity-cases.ts';

let cluster: Cluster;
beforeAll(async () => {
  cluster = await startCluster();
}, 120_000);
afterAll(() => cluster.stop());

parityCases(async () => openServer(await databaseWithPostgis(cluster, 'parity')), 120);
