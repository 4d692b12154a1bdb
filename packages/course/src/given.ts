import type { PastEvent } from './event.ts';
import type { Site } from './site/site.ts';
import type { Role } from './vocabulary.ts';

export interface Actor {
  readonly id: string;
  /** As a refusal says it; never recorded. */
  readonly name?: string;
  readonly roles: readonly Role[];
}

/** Everything outside the course that a decision looks at. */
export interface Given {
  /** ISO 8601 instant. */
  readonly now: string;
  readonly actor: Actor;
  /** A second person who signs beside the actor. */
  readonly witness: Actor | null;
  readonly site: Site;
  /** Age in whole years on the day of `now` in the site's zone; null when the birth date is not known. */
  readonly ageYears: number | null;
  /** What the patient's wristband may read. */
  readonly patientCodes: readonly string[];
  /** The course's own events; needed by `correct` alone. */
  readonly events?: readonly PastEvent[];
}
