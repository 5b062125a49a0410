/** All that the pure folders may assume of a host beyond ES2023. */
declare class TextDecoder {
  constructor(label?: string, options?: { fatal?: boolean; ignoreBOM?: boolean });
  decode(input?: Uint8Array): string;
}

declare class TextEncoder {
  encode(input?: string): Uint8Array<ArrayBuffer>;
}

interface ImportMeta {
  glob<T>(pattern: string | readonly string[], options: { eager: true; import: string }): Record<string, T>;
}
