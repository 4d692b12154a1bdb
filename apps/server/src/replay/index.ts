export { type Replay, replay, type ScenarioClock, type StepOutcome, scenarioClock } from './replay.ts';
export { type Scenario, scenario } from './scenario.ts';
