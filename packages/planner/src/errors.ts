/** The closed list of what can be wrong with what the planner is given. */
export const plannerErrorCodes = [
  'invalid-instance',
  'invalid-plan',
  'invalid-policy',
  'infeasible',
  'out-of-range',
  'cancelled',
] as const;

export type PlannerErrorCode = (typeof plannerErrorCodes)[number];

export class PlannerError extends Error {
  override readonly name = 'PlannerError';
  readonly code: PlannerErrorCode;

  constructor(code: PlannerErrorCode, message: string) {
    super(message);
    this.code = code;
  }
}
