import { z } from 'zod';

/** Who a person is. Kept encrypted and apart from the ledger. */
export const personIdentity = z.strictObject({
  family: z.string().trim().min(1).max(100),
  given: z.string().trim().min(1).max(100),
  /** The name in its own script where that is not Latin, e.g. 张伟. */
  nativeName: z.string().trim().max(100).default(''),
  birthDate: z.iso.date(),
  sex: z.enum(['male', 'female', 'other']),
  country: z.string().regex(/^[A-Z]{2}$/),
  /** BCP 47, the language to speak with the person. */
  language: z.string().regex(/^[a-z]{2,3}(-[A-Za-z0-9]{2,8})*$/),
  phone: z.string().trim().max(50).default(''),
  email: z.union([z.literal(''), z.email()]).default(''),
  identifiers: z
    .array(
      z.strictObject({
        kind: z.enum(['hospital-number', 'passport', 'identity-card', 'insurance']),
        value: z.string().trim().min(1).max(64),
        country: z.union([z.literal(''), z.string().regex(/^[A-Z]{2}$/)]).default(''),
      }),
    )
    .max(12)
    .default([]),
});
export type PersonIdentity = z.infer<typeof personIdentity>;
