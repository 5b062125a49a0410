/** Times of one engine on one row, milliseconds per question. */
export interface Times {
  readonly ms: readonly number[];
  /** Whatever the questions came to; keeps the work from being optimised away and shows that engines agree. */
  readonly checksum: number;
}

/**
 * Asks every question a few times and keeps the fastest of each: others at work on the machine only ever add time.
 * @param ask answers question `i` with a number for the checksum
 */
export function timeEach(count: number, repeats: number, ask: (i: number) => number): Times {
  const ms: number[] = [];
  let checksum = 0;
  for (let i = 0; i < count; i++) {
    let best = Infinity;
    let answer = 0;
    for (let k = 0; k < repeats; k++) {
      const start = performance.now();
      answer = ask(i);
      best = Math.min(best, performance.now() - start);
    }
    ms.push(best);
    checksum += answer;
  }
  return { ms, checksum };
}

/**
 * Processor time of the whole process per question, milliseconds: for work long enough to be interrupted by others on
 * the machine, which must not count. Collecting garbage does.
 */
export function cpuEach(count: number, repeats: number, ask: (i: number) => number): Times {
  const ms: number[] = [];
  let checksum = 0;
  for (let i = 0; i < count; i++) {
    const before = process.cpuUsage();
    for (let k = 0; k < repeats; k++) checksum += ask(i) / repeats;
    const { user, system } = process.cpuUsage(before);
    ms.push((user + system) / 1000 / repeats);
  }
  return { ms, checksum };
}

export function mean(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}

/** Value below which a share of the values lies, 0…1; nearest rank. */
export function quantile(values: readonly number[], share: number): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))]!;
}

export function timed<T>(work: () => T): { value: T; ms: number } {
  const start = performance.now();
  const value = work();
  return { value, ms: performance.now() - start };
}
