import { cockcroftGaultMlPerMin, fitnessWindow } from '@lutetia/protocol';
import type { CommandBody } from '../command.ts';
import type { Course } from '../course.ts';
import type { Gate } from '../gate.ts';
import type { Given } from '../given.ts';
import { dayIn, isAfter } from '../time.ts';
import { noneSigned, packInForce, sourceOf } from './packs.ts';

/** Blood values as the rules read them. */
export type Labs = CommandBody<'record-labs'>;

export const clearance = (labs: Labs, weightKg: number | null, ageYears: number | null): number | null =>
  labs.creatinineUmolPerL === null || labs.creatinineUmolPerL === 0 || weightKg === null || ageYears === null
    ? null
    : cockcroftGaultMlPerMin({ ageYears, weightKg, creatinineUmolPerL: labs.creatinineUmolPerL });

/** The newest values that had been taken by `given.now`. */
export const labsAsOf = (course: Course, given: Given): Course['labs'][number] | null =>
  course.labs.findLast(({ collectedAt }) => !isAfter(collectedAt, given.now)) ?? null;

/** Whether the newest blood values are young enough for a dose today. */
export function labWindowOf(course: Course, given: Given): Pick<Gate, 'result' | 'inputs' | 'source'> {
  const pack = packInForce(given.site, 'fitness');
  const zone = given.site.timeZone;
  const labs = labsAsOf(course, given);
  const collectedOn = labs === null ? null : dayIn(labs.collectedAt, zone);
  if (pack === null) {
    return {
      result: 'cannot-evaluate',
      inputs: { collectedOn, maxAgeDays: null },
      source: noneSigned('fitness'),
    };
  }
  const window = fitnessWindow(pack, collectedOn, dayIn(given.now, zone));
  return {
    result: window.result,
    inputs: { collectedOn, ageDays: window.ageDays, maxAgeDays: window.maxAgeDays },
    source: sourceOf(window),
  };
}
