import type { Role } from './vocabulary.ts';

/** Where a rule or number comes from. `unverified` means remembered or second-hand. */
export interface GateSource {
  readonly citation: string;
  readonly version: string;
  readonly status: 'verified' | 'unverified' | 'site-signed';
}

/**
 * One condition on an act, as it stands now. Missing data is `cannot-evaluate`, never a pass.
 * Its sentence is translated under `gate.<id>` with `inputs` as its variables.
 */
export interface Gate {
  readonly id: string;
  readonly result: 'pass' | 'fail' | 'cannot-evaluate';
  readonly inputs: Readonly<Record<string, string | number | boolean | null>>;
  readonly source: GateSource;
  /** Hazard of the hazard log that it answers. */
  readonly hazard: string | null;
  /** Who may let the act through with a reason; empty: nobody. */
  readonly overridableBy: readonly Role[];
}

/** Something the team must see or do, derived from the course and the clock. */
export interface Prompt {
  readonly id: string;
  readonly severity: 'info' | 'due' | 'overdue' | 'stop';
  readonly inputs: Readonly<Record<string, string | number | boolean | null>>;
  readonly dueAt: string | null;
  readonly roles: readonly Role[];
  readonly hazard: string | null;
  /** The act that answers it, if there is one. */
  readonly command: string | null;
}

export const blocks = (gate: Gate): boolean => gate.result !== 'pass';
