import { z } from 'zod';

/** A text in both languages of the program. The Chinese awaits review by clinicians. */
export const wording = z.strictObject({ en: z.string().min(1), zh: z.string().min(1) });
export type Wording = z.infer<typeof wording>;
