import { openEmbedded } from '../../src/postgis/database.ts';
import { parityCases } from './parity-cases.ts';

parityCases(openEmbedded, 24);
