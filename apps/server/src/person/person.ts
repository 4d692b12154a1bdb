import { z } from 'zod';

const text = z.string().trim().min(1).max(200);

/** A name in one script; a person may have one in each that their documents use. */
export const personName = z.object({
  script: z.enum(['latin', 'chinese', 'other']),
  family: text,
  /** Empty where the person has one name only. */
  given: z.string().trim().max(200),
});

export const personIdentifier = z.object({
  kind: z.enum(['hospital', 'passport', 'id-card', 'insurance']),
  value: z.string().trim().min(1).max(64),
  /** ISO 3166-1 alpha-2 of the issuer; for a hospital number, of the hospital. */
  country: z.string().regex(/^[A-Z]{2}$/),
});

export const person = z.object({
  names: z.array(personName).min(1).max(6),
  /** ISO 8601 calendar date. */
  birthDate: z.iso.date(),
  /** As in the person's documents (HL7 AdministrativeGender). */
  sex: z.enum(['male', 'female', 'other', 'unknown']),
  phones: z.array(text).max(6),
  email: z.email().nullable(),
  /** ISO 3166-1 alpha-2. */
  country: z.string().regex(/^[A-Z]{2}$/),
  /** BCP 47, the language to speak with the person. */
  language: z.string().regex(/^[a-z]{2,3}(-[A-Za-z0-9]{2,8})*$/),
  identifiers: z.array(personIdentifier).max(12),
  nextOfKin: z.object({ name: text, relation: text, phone: text }).nullable(),
});

export type Person = z.infer<typeof person>;
export type PersonName = z.infer<typeof personName>;
export type PersonIdentifier = z.infer<typeof personIdentifier>;
