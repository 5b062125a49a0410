import { randomBytes } from 'node:crypto';
import type { Ports } from '../run/ports.ts';

/** Clock, ids and name of this host. */
export const PORTS: Ports = {
  now: () => new Date().toISOString(),
  newId: () => `R-${randomBytes(6).toString('hex')}`,
  app: { name: 'shangjie-site-screening', version: __APP_VERSION__ },
};
