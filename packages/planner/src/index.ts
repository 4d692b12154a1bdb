export { PlannerError, type PlannerErrorCode, plannerErrorCodes } from './errors.ts';
export type { Assignment, DoseRequest, Instance, Plan } from './instance/instance.ts';
export { parseInstance, parsePlan } from './instance/parse-instance.ts';
export {
  type ConstraintName,
  constraintNames,
  type Judgement,
  judgePlan,
  type Terms,
  type Violation,
} from './judge/judge-plan.ts';
export { type PlanResult, planInline } from './plan-inline.ts';
export { type Policy, parsePolicy } from './simulate/policy.ts';
export {
  type Figure,
  type SimulateOptions,
  type Simulation,
  simulate,
  simulateInSteps,
} from './simulate/simulate.ts';
