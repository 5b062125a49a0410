import { z } from 'zod';

export const localTextSchema = z.strictObject({ zh: z.string().min(1), en: z.string().min(1) });
export const idSchema = z.string().regex(/^[A-Za-z0-9_.-]+$/);
