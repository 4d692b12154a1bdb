import {
  at,
  type CourseStep,
  courseScript,
  dailyCheck,
  examplePeople,
  exampleZone,
  on,
  type SiteStep,
} from '@lutetia/example';
import type { DemoCase } from './cases.ts';
import { shiftStep } from './shift.ts';

/** Everything that has happened to one demo patient by `now`, in order. */
export function planOf(one: DemoCase, now: string): { steps: CourseStep[]; assays: string[] } {
  const person = examplePeople[one.person];
  if (person === undefined) throw new Error(`there is no example person ${one.person}`);
  const today = localDay(now);
  const shift = one.plannedIn === undefined ? 0 : shiftOf(now, today, one.plannedIn);
  // Whole days move the dates too, so that nothing is dated later than it is done.
  const tenOClock = Temporal.Instant.from(at(today, 0, '10:00'));
  const plannedOn = localDay(tenOClock.add({ minutes: shift }).toString());
  const days = Temporal.PlainDate.from(today).until(plannedOn).days;
  const shiftMinutes = shift - days * 24 * 60;
  const doseDay = on(today, one.doseDay + days);
  const script = courseScript({
    person,
    doseDay,
    cycles: one.cycles,
    ...(one.method === undefined ? {} : { method: one.method }),
    ...(one.psa === undefined ? {} : { psa: one.psa }),
  });
  const steps = untilOf(script, one.until)
    .map((step) => shiftStep(changed(step, one.change?.[step.type]), shiftMinutes))
    .filter((step) => step.at <= now);
  const extra = one.afterwards?.(now, doseDay) ?? [];
  return {
    steps: [...steps, ...extra],
    assays: steps.filter(({ type }) => type === 'assay-dose').map((step) => step.at),
  };
}

export const localDay = (instant: string): string =>
  Temporal.Instant.from(instant).toZonedDateTimeISO(exampleZone).toPlainDate().toString();

/**
 * Minutes by which 10:00 moves so that the injection is planned the wanted hours from now. The first choice is
 * taken whose working hours, three before and five after it, lie within one day.
 */
function shiftOf(now: string, today: string, choices: readonly number[]): number {
  const minutes = choices.map(
    (hours) =>
      Math.round(
        (Temporal.Instant.from(now).epochMilliseconds -
          Temporal.Instant.from(at(today, 0, '10:00')).epochMilliseconds) /
          300_000 +
          hours * 12,
      ) * 5,
  );
  const within = (shift: number) => {
    const planned = Temporal.Instant.from(at(today, 0, '10:00')).add({ minutes: shift });
    return (
      localDay(planned.subtract({ hours: 3 }).toString()) === localDay(planned.add({ hours: 2 }).toString())
    );
  };
  const chosen = minutes.find(within) ?? minutes[0];
  if (chosen === undefined) throw new Error('a case planned from now needs a time');
  return chosen;
}

function untilOf(script: readonly CourseStep[], until: DemoCase['until']): readonly CourseStep[] {
  if (until === undefined) return script;
  const ends = script.flatMap((step, index) => (step.type === until.type ? [index] : []));
  const end = ends[(until.cycle ?? 1) - 1];
  if (end === undefined) throw new Error(`the example course has no ${until.type} in that cycle`);
  return script.slice(0, end);
}

function changed(step: CourseStep, change: Record<string, unknown> | undefined): CourseStep {
  if (change === undefined) return step;
  const { body } = step;
  return {
    ...step,
    body: typeof body === 'function' ? (course) => ({ ...body(course), ...change }) : { ...body, ...change },
  };
}

/** The calibrator's check on each day of an assay, twenty minutes before the first, and one for today. */
export function checksFor(assays: readonly string[], now: string): SiteStep[] {
  const first = new Map<string, string>();
  for (const assay of [...assays, now].toSorted()) {
    if (!first.has(localDay(assay))) first.set(localDay(assay), assay);
  }
  return [...first.entries()].map(([day, assay]) => {
    const checkedAt = Temporal.Instant.from(assay)
      .subtract({ minutes: 20 })
      .toString({ fractionalSecondDigits: 0 });
    const when = localDay(checkedAt) === day ? checkedAt : assay;
    const step = dailyCheck(day);
    return { ...step, at: when, body: { ...step.body, checkedAt: when } };
  });
}
