/** A seeded source of numbers in [0, 1): the same faults on every run (mulberry32). */
export function seeded(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
}

export type Fault = 'truncate' | 'flip' | 'duplicate' | 'reorder';
export const FAULTS: readonly Fault[] = ['truncate', 'flip', 'duplicate', 'reorder'];

export interface Mutation {
  readonly bytes: Uint8Array;
  /** The fault only puts one digit for another, which nobody can see. */
  readonly digitOnly: boolean;
}

const isDigit = (byte: number) => byte >= 0x30 && byte <= 0x39;

/** One fault somewhere in a file: cut off, a bit turned, a line twice, a line moved. */
export function mutate(bytes: Uint8Array, fault: Fault, random: () => number): Mutation {
  const at = Math.floor(random() * bytes.length);
  if (fault === 'truncate') return { bytes: bytes.slice(0, at), digitOnly: false };
  if (fault === 'flip') {
    const changed = bytes.slice();
    changed[at]! ^= 1 << Math.floor(random() * 8);
    return { bytes: changed, digitOnly: isDigit(bytes[at]!) && isDigit(changed[at]!) };
  }
  const lines = splitLines(bytes);
  const line = Math.floor(random() * lines.length);
  const moved = lines[line]!;
  const rest = fault === 'duplicate' ? lines : lines.toSpliced(line, 1);
  const target = fault === 'duplicate' ? line : Math.floor(random() * lines.length);
  return { bytes: joined(rest.toSpliced(target, 0, moved)), digitOnly: false };
}

/** Lines with their ends, so that joining them gives the file again. */
function splitLines(bytes: Uint8Array): Uint8Array[] {
  const lines: Uint8Array[] = [];
  for (let start = 0; start < bytes.length; ) {
    const end = bytes.indexOf(0x0a, start);
    lines.push(bytes.slice(start, end < 0 ? bytes.length : end + 1));
    start = end < 0 ? bytes.length : end + 1;
  }
  return lines;
}

function joined(parts: readonly Uint8Array[]): Uint8Array {
  const whole = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0));
  parts.reduce((at, part) => {
    whole.set(part, at);
    return at + part.length;
  }, 0);
  return whole;
}
