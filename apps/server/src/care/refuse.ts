import { CourseInputError, type Gate } from '@lutetia/course';
import { asIssues, Failure } from '../failure.ts';

/** The course's own errors in the words of the HTTP contract. */
export function orBadInput<T>(work: () => T): T {
  try {
    return work();
  } catch (error) {
    if (!(error instanceof CourseInputError)) throw error;
    throw new Failure('bad-input', 'The act is not of its form.', { issues: asIssues(error.issues) });
  }
}

export const gatesClosed = (gates: readonly Gate[]): Failure =>
  new Failure('gates-closed', 'The act is blocked by conditions that are not met.', {
    gates: gates.map((gate) => ({ ...gate })),
  });
