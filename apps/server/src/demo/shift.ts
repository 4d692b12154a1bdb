import type { CourseStep } from '@lutetia/example';

const isInstant = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}Z$/;

/** Moves every instant of a value by a whole number of minutes; calendar dates stay. */
function shiftValue(value: unknown, minutes: number): unknown {
  if (typeof value === 'string' && isInstant.test(value)) {
    return Temporal.Instant.from(value).add({ minutes }).toString({ fractionalSecondDigits: 0 });
  }
  if (Array.isArray(value)) return value.map((one) => shiftValue(one, minutes));
  if (typeof value === 'object' && value !== null) {
    return Object.fromEntries(Object.entries(value).map(([key, one]) => [key, shiftValue(one, minutes)]));
  }
  return value;
}

/** The same course, some minutes earlier or later. */
export const shiftStep = (step: CourseStep, minutes: number): CourseStep => {
  const { body } = step;
  const shifted = (one: Record<string, unknown>) => shiftValue(one, minutes) as Record<string, unknown>;
  return {
    ...step,
    at: shiftValue(step.at, minutes) as string,
    body: typeof body === 'function' ? (course) => shifted(body(course)) : shifted(body),
  };
};
