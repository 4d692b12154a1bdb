import { z } from 'zod';
import * as f from '../fields.ts';

export const evaluateEligibility = z.strictObject({
  /** An eligibility pack that the site has signed. */
  pack: f.identifier().meta({ widget: 'eligibility-pack' }),
});

export const decideBoard = z.strictObject({
  decision: z.enum(['treat', 'do-not-treat', 'defer']),
  participants: z.array(f.text()).min(1),
  plannedCycles: z.int().min(1).max(6),
  alternativesDiscussed: f.longText().min(3),
});

export const recordConsent = z.strictObject({
  kind: z.enum(['treatment', 'data-export']),
  formVersion: f.identifier(),
  language: f.language(),
  interpreter: z.enum(['not-needed', 'present', 'remote', 'none']),
  copyGiven: z.boolean(),
  signedOn: f.date(),
});

export const withdrawConsent = z.strictObject({
  kind: z.enum(['treatment', 'data-export']),
  reason: f.reason(),
});

export const issueEstimate = z.strictObject({
  currency: f.currency(),
  amountMinor: f.amountMinor(),
  doses: z.int().min(1).max(6),
  validUntil: f.date(),
  items: z.array(z.strictObject({ description: f.text(), amountMinor: f.amountMinor() })),
});

export const acceptEstimate = z.strictObject({
  acceptedBy: z.enum(['patient', 'family', 'agent', 'payer']),
});

/** An insurer's guarantee of payment, or a deposit received. */
export const recordCover = z.strictObject({
  kind: z.enum(['guarantee', 'deposit']),
  payer: f.text(),
  reference: f.identifier(),
  currency: f.currency(),
  amountMinor: f.amountMinor(),
  doses: z.int().min(1).max(6),
  validUntil: f.date(),
});
