/** A PostgreSQL server with PostGIS of its own in a temporary folder, for tests and benches. */
export interface Cluster {
  readonly port: number;
  /** Its administrator's, who may do everything. */
  readonly password: string;
  /** Address of a database of it, as its administrator or as somebody else. */
  url(database: string, user?: string, password?: string): string;
  /** Stops the server, also at once as when power fails, and keeps its data. */
  halt(how?: 'fast' | 'immediate'): void;
  /** Starts it again after `halt`. */
  resume(): void;
  /** Stops the server and removes its data. */
  stop(): void;
}

/** Throws, with how to install it, where PostgreSQL or PostGIS is missing. */
export function startCluster(): Promise<Cluster>;

/** Asks a database by its address, in a connection of its own; rows of the last statement. */
export function ask(url: string, statements: string): Promise<readonly Record<string, unknown>[]>;
