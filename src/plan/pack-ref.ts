import { z } from 'zod';

/** Which pack of the user's rules is meant. `sha256` is over the canonical JSON of the pack, so layout does not count. */
export const packRefSchema = z.strictObject({ name: z.string(), version: z.string(), sha256: z.string() });
export type PackRef = z.infer<typeof packRefSchema>;
