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
  /** An extension may be in words; a number has digits. */
  phone: z
    .string()
    .trim()
    .max(50)
    .regex(/^$|(?:\D*\d){3}/)
    .default(''),
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
/** A person as shown: what was once stored is shown as it is. */
export const shownIdentity = personIdentity.extend({ phone: z.string() });

/** What of a person's identity a correction can change; the ledger keeps these words and no value. */
export const identityParts = [
  'name',
  'birth-date',
  'sex',
  'country',
  'language',
  'contact',
  'hospital-number',
  'other-number',
] as const;
export type IdentityPart = (typeof identityParts)[number];

/** Why an identity is corrected; kept with the person, encrypted. */
export const identityReason = z.string().trim().min(3).max(500);

export const identityChange = z.object({
  at: z.string(),
  by: z.string(),
  reason: z.string(),
  parts: z.array(z.enum(identityParts)),
  /** What was there before, where it was changed. */
  birthDateBefore: z.string().nullable(),
  hospitalNumbersBefore: z.array(z.string()).nullable(),
});
export type IdentityChange = z.infer<typeof identityChange>;

export type PersonIdentity = z.infer<typeof personIdentity>;
