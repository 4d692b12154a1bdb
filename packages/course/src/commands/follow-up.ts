import { adverseEventTerm } from '@lutetia/protocol';
import { z } from 'zod';
import * as f from '../fields.ts';
import { confirmableLabs } from '../vocabulary.ts';

/** Every adverse event present at the visit: one that is not listed is absent. */
export const recordAdverseEvents = z.strictObject({
  assessedOn: f.date(),
  events: z.array(
    z.strictObject({
      term: adverseEventTerm,
      grade: f.ctcaeGrade().min(1),
      recurrent: z.boolean().default(false),
      amenable: z.boolean().default(true),
      persistent: z.boolean().default(false),
      note: f.longText().default(''),
    }),
  ),
});

/** What the label's dose-modification rule says before the next dose. */
export const evaluateDoseRule = z.strictObject({
  weightKg: f.weightKg(),
  confirmed: z.array(z.enum(confirmableLabs)).default([]),
});

export const decideNextCycle = z.strictObject({
  decision: z.enum(['proceed', 'reduce', 'hold', 'discontinue']),
  plannedOn: f.unknownable(f.date()),
  reason: f.reason(),
});

export const holdCourse = z.strictObject({ reason: f.reason(), reviewOn: f.unknownable(f.date()) });
export const resumeCourse = z.strictObject({ reason: f.reason() });
export const delayCycle = z.strictObject({ newPlannedAt: f.instant(), reason: f.reason() });
export const endTreatment = z.strictObject({
  cause: z.enum([
    'completed',
    'progression',
    'toxicity',
    'patient-choice',
    'death',
    'not-eligible',
    'referral-cancelled',
    'other',
  ]),
  endedOn: f.date(),
  summary: f.longText().min(3),
});

/** Replaces the body of an earlier event of this course; the earlier one stays readable. */
export const correct = z.strictObject({
  version: z.int().positive(),
  body: z.record(z.string(), z.unknown()).meta({ widget: 'correction' }),
  reason: f.reason(),
});
