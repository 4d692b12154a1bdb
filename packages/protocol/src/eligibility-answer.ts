import type { Result } from './logic.ts';

/** The answer of one question, with what it looked at. */
export type Answer = { result: Result; inputs: Record<string, unknown> };
