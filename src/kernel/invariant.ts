/** Guards a fact that only a programming error can break; expected trouble is a `Result`. */
export function invariant(condition: unknown, message: string): asserts condition {
  if (!condition) throw new Error(`invariant: ${message}`);
}
