import { courseScript, dailyCheck, type ExamplePerson } from '@lutetia/example';
import type { TestCentre } from './centre.ts';

/** Plays the example course up to and with an act, the calibrator check of the dose day in its place; gives its id. */
export async function playUntil(
  centre: TestCentre,
  given: { person: ExamplePerson; doseDay: string; type: string },
): Promise<string> {
  const script = courseScript({ person: given.person, doseDay: given.doseDay, cycles: 1 });
  const end = script.findIndex(({ type }) => type === given.type) + 1;
  if (end === 0) throw new Error(`the example course has no ${given.type}`);
  const steps = script.slice(0, end);
  const check = dailyCheck(given.doseDay);
  const before = steps.filter((step) => step.at < check.at);
  const id = await centre.playTo(before, given.person);
  if (before.length === steps.length) return id;
  centre.now = Temporal.Instant.from(check.at);
  await centre.onSite(check);
  await centre.play(id, steps.slice(before.length));
  return id;
}
