import { type Course, currentCycle, liveDirective } from '@lutetia/course';
import { at, type ExamplePerson } from '@lutetia/example';

/** `10:02` or `+1 10:02` in the hospital's zone, counted from the dose day. */
export function scenarioInstant(doseDay: string, time: string): string {
  const [, days = '0', clock = ''] = /^(?:([+-]\d{1,3}) )?(\d{2}:\d{2})$/.exec(time) ?? [];
  if (clock === '') throw new Error(`${time} is no time of a scenario`);
  return at(doseDay, Number(days), clock);
}

/** Fills a body's instants (`@10:02`) and codes (`{vialCode}`). */
export function fillBody(
  body: Record<string, unknown>,
  given: { course: Course; doseDay: string; person: ExamplePerson },
): Record<string, unknown> {
  const { course, doseDay, person } = given;
  const codes: Record<string, string> = {
    orderReference: currentCycle(course).order?.reference ?? '',
    patientCode: person.identifiers[0]?.value ?? '',
    vialCode: currentCycle(course).vial?.vialCode ?? '',
    lot: currentCycle(course).vial?.lot ?? '',
    lastDirectiveCode: (liveDirective(course) ?? course.directives.at(-1))?.code ?? '',
    firstDirectiveCode: course.directives[0]?.code ?? '',
  };
  const fill = (value: unknown): unknown => {
    if (typeof value === 'string' && value.startsWith('@')) return scenarioInstant(doseDay, value.slice(1));
    if (typeof value === 'string') {
      return value.replaceAll(/\{(\w+)\}/g, (whole, name: string) => codes[name] ?? whole);
    }
    if (Array.isArray(value)) return value.map(fill);
    if (typeof value === 'object' && value !== null) {
      return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, fill(inner)]));
    }
    return value;
  };
  return fill(body) as Record<string, unknown>;
}
