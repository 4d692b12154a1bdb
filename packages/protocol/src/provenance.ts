import { z } from 'zod';

/**
 * `verified`: read at the source named. `unverified`: remembered, or read only in someone else's encoding; shown
 * as such. `site-signed`: a local value that the site answers for.
 */
const ruleStatus = z.enum(['verified', 'unverified', 'site-signed']);
export type RuleStatus = z.infer<typeof ruleStatus>;

const source = z.strictObject({
  citation: z.string().min(1),
  url: z.string().min(1).optional(),
  section: z.string().min(1).optional(),
  note: z.string().min(1).optional(),
});
export type Source = z.infer<typeof source>;

const provenanceShape = {
  source,
  sourceVersion: z.string().min(1),
  status: ruleStatus,
  verifiedBy: z.string().min(1).optional(),
  verifiedOn: z.iso.date().optional(),
};

export const provenance = z.strictObject(provenanceShape);
export type Provenance = z.infer<typeof provenance>;

/** An object that states where it comes from beside its own fields. */
export function withProvenance<Shape extends z.ZodRawShape>(shape: Shape) {
  return z.strictObject({ ...shape, ...provenanceShape });
}

/** A value with its unit and its source; `unit` is '1' for a pure number and 'text' for words. */
export const sourcedNumber = withProvenance({ value: z.number(), unit: z.string().min(1) });
/** A number that the country's rule has but that was not found: null until a site signs one. */
export const sourcedNumberOrUnknown = withProvenance({
  value: z.number().nullable(),
  unit: z.string().min(1),
});
export const sourcedText = withProvenance({ value: z.string().min(1), unit: z.literal('text') });
export const sourcedBoolean = withProvenance({ value: z.boolean(), unit: z.literal('yes/no') });

export type SourcedNumber = z.infer<typeof sourcedNumber>;
export type SourcedNumberOrUnknown = z.infer<typeof sourcedNumberOrUnknown>;
export type SourcedText = z.infer<typeof sourcedText>;
export type SourcedBoolean = z.infer<typeof sourcedBoolean>;
