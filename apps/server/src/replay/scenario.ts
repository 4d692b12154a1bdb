import { commandTypes, siteCommandTypes } from '@lutetia/course';
import { exampleUsers } from '@lutetia/example';
import { z } from 'zod';

/**
 * A reported incident as a sequence of acts on the example course, with what must meet each.
 *
 * Times are `10:02` on the dose day or `+1 10:02` (`-3 10:02`) with a day, in the hospital's zone; a body's
 * text `@10:02` is that instant. `{patientCode}`, `{vialCode}`, `{lot}`, `{lastDirectiveCode}` and
 * `{firstDirectiveCode}` are read off the course as it stands.
 */
const time = z.string().regex(/^([+-]\d{1,3} )?\d{2}:\d{2}$/);

const expectation = z.strictObject({
  /** Gates that refuse the act (others may too). */
  refused: z.array(z.string()).min(1).optional(),
  /** An error of the catalogue other than closed gates. */
  error: z.string().optional(),
  events: z.array(z.string()).optional(),
  prompts: z.array(z.string()).optional(),
  noPrompts: z.array(z.string()).optional(),
  severity: z.record(z.string(), z.enum(['info', 'due', 'overdue', 'stop'])).optional(),
  /** Receipt findings outside their limits. */
  findings: z.array(z.string()).optional(),
  /** Lowest and highest delivered percentage of the directive. */
  percentOfDirective: z.tuple([z.number(), z.number()]).optional(),
});
export type Expectation = z.infer<typeof expectation>;

const users = Object.keys(exampleUsers) as [keyof typeof exampleUsers, ...(keyof typeof exampleUsers)[]];

const step = z
  .strictObject({
    note: z.string().optional(),
    as: z.enum(users),
    witness: z.enum(users).optional(),
    at: time,
    /** A command of the course, or `look`: nobody acts, the prompts are read. */
    do: z.enum([...(commandTypes as [string, ...string[]]), 'look']).optional(),
    doSite: z.enum(siteCommandTypes as [string, ...string[]]).optional(),
    /** The whole body; without it, the example course's own body of that act. */
    body: z.record(z.string(), z.unknown()).optional(),
    /** Changes to the example's body. */
    change: z.record(z.string(), z.unknown()).optional(),
    /** `false`: the act is sent without a signature. */
    sign: z.boolean().default(true),
    expect: expectation.default({}),
  })
  .refine((one) => (one.do === undefined) !== (one.doSite === undefined), { error: 'one of do and doSite' });
export type ScenarioStep = z.infer<typeof step>;

export const scenario = z.strictObject({
  report: z.string().min(1),
  source: z.string().min(1),
  hazard: z.string().regex(/^H-\d{2}$/),
  title: z.string().min(1),
  happened: z.string().min(1),
  answer: z.string().min(1),
  example: z.strictObject({
    method: z.enum(['syringe', 'gravity', 'peristaltic-pump']).optional(),
    /** Plays the example course up to, not with, this act (`record-milestone:landed` for one milestone). */
    until: z.string().min(1),
  }),
  steps: z.array(step).min(1),
});
export type Scenario = z.infer<typeof scenario>;
