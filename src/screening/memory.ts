/** What was worked out once for a project, by key. */
export interface Memory<T> {
  get(key: string): T | undefined;
  set(key: string, value: T): void;
}

/**
 * The memory of the same project with one answer another: what does not hang on that answer is the base's, and what is
 * worked out of it here serves the base too.
 */
export function layeredMemory<T>(base: Memory<T>, hanging: ReadonlySet<string>): Memory<T> {
  const own = new Map<string, T>();
  return {
    get: (key) => (hanging.has(key) ? own : base).get(key),
    set: (key, value) => {
      (hanging.has(key) ? own : base).set(key, value);
    },
  };
}
