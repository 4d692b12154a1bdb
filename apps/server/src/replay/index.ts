export { replayInMemory } from './in-memory.ts';
export type { Replay, StepOutcome } from './replay.ts';
export type { Scenario } from './scenario.ts';
