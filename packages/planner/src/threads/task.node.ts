import type { Instance } from '../instance/instance.ts';

/** What a thread is given to work on; how much of the time has passed stands in the shared memory. */
export type Task = {
  readonly instance: Instance;
  readonly memory: SharedArrayBuffer;
  readonly seed: number;
  /** When the work ends, milliseconds after it began. */
  readonly untilMs: number;
};
