interface Transaction {
  readonly done: Promise<void>;
  abort(): void;
}

/**
 * Starts writes of one transaction, which is given up as a whole when one of them fails, also one that fails before it has
 * begun.
 */
export async function settled(transaction: Transaction, writes: readonly (() => Promise<unknown>)[]): Promise<void> {
  try {
    const begun: Promise<unknown>[] = [];
    for (const write of writes) {
      const done = write();
      // Those begun before one that fails are aborted; they are awaited below or not at all.
      done.catch(() => undefined);
      begun.push(done);
    }
    await Promise.all([...begun, transaction.done]);
  } catch (error) {
    try {
      transaction.abort();
    } catch {
      // It has ended by itself.
    }
    // The transaction's own end is awaited, so that it never comes up as an unhandled one.
    await transaction.done.catch(() => undefined);
    throw error;
  }
}
