import type { Instance } from '../instance/instance.ts';

/** What a thread is given to work on. */
export type Task = {
  readonly instance: Instance;
  readonly memory: SharedArrayBuffer;
  readonly seed: number;
  /** Instants of `performance.timeOrigin + performance.now()`: when the work began, and when it ends. */
  readonly fromMs: number;
  readonly untilMs: number;
};

export const nowMs = (): number => performance.timeOrigin + performance.now();
