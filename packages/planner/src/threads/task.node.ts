import type { Instance } from '../instance/instance.ts';

/** What a thread is given to work on; how much of the time has passed stands in the shared memory. */
export type Task = {
  readonly instance: Instance;
  readonly memory: SharedArrayBuffer;
  readonly seed: number;
  /** When the work ends, milliseconds after it began. */
  readonly untilMs: number;
};

/** One round of work on some sites, while other threads work on others. */
export type Round = {
  readonly kind: 'anneal' | 'polish';
  readonly sites: readonly string[];
  /** For each movable dose the number of its option, or -1: the whole plan as it stands. */
  readonly choices: Int32Array;
  /** For each departure the vials that there may be at the end of the round. */
  readonly limits: Int32Array;
  /** Temperatures. */
  readonly from: number;
  readonly to: number;
  readonly untilMs: number;
};
