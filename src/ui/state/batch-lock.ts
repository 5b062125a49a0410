const NAME = 'shangjie-site-screening.batch';

/** Pages served without TLS have no locks; there two tabs may screen the same site, and the store takes either's record. */
function locks(): LockManager | null {
  return globalThis.navigator?.locks ?? null;
}

let atIt = false;

/** Does something that only one tab of this browser does at a time; `elsewhere` when another one is at it. */
export async function alone(work: () => Promise<void>): Promise<'done' | 'elsewhere'> {
  const manager = locks();
  if (!manager) {
    await work();
    return 'done';
  }
  return manager.request(NAME, { ifAvailable: true }, async (lock) => {
    if (!lock) return 'elsewhere';
    atIt = true;
    try {
      await work();
    } finally {
      atIt = false;
    }
    return 'done';
  });
}

/** Whether another tab is at it. */
export async function isRunElsewhere(): Promise<boolean> {
  if (atIt) return false;
  const state = await locks()?.query();
  return state?.held?.some(({ name }) => name === NAME) ?? false;
}
