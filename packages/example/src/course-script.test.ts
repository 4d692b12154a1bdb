import { currentCycle, viewCourse } from '@lutetia/course';
import { describe, expect, it } from 'vitest';
import { type CourseStep, courseScript } from './course-script.ts';
import { examplePeople } from './people.ts';
import { playCourse, playSite } from './play.ts';
import { dailyCheck, siteScript } from './site-script.ts';

const today = '2026-11-24';
const doseDay = '2026-09-15';
const person = examplePeople[0];
const siteOn = (day: string) => playSite([...siteScript(today, (key) => key), dailyCheck(day)]);
const place = { ageYears: 72, patientCodes: ['DEMO-0001'] };
const play = (steps: readonly CourseStep[], day = doseDay) =>
  playCourse('11111111-2222-4333-8444-555555555555', steps, { ...place, site: siteOn(day) });

describe('the example course', () => {
  it('runs from referral to the decision on the second cycle without one override', () => {
    const { course, events } = play(courseScript({ person, doseDay, cycles: 1 }));
    expect(course.currentCycle).toBe(2);
    expect(course.overrides).toEqual([]);
    expect(events.map(({ version }) => version)).toEqual(events.map((_, index) => index + 1));
    const first = course.cycles[1];
    expect(first?.delivery?.withinTolerance).toBe(true);
    // 7464.6 MBq at 08:00 is 7400 MBq at 10:00; residuals 127 MBq at 10:45 are 127.4 MBq at 10:00.
    expect(first?.delivery?.deliveredMBq).toBeCloseTo(7272.8, 0);
    expect(first?.release?.doseRateUSvPerH).toBeCloseTo(17.8, 9);
    expect(course.cycles[2]?.doseRule?.action).toBe('proceed');
  });

  it('shows what comes next at every step', () => {
    const steps = courseScript({ person, doseDay, cycles: 1 });
    const next = steps.map((_, index) => {
      const { course } = play(steps.slice(0, index + 1));
      const at = steps[index]?.at ?? '';
      return viewCourse(course, {
        now: at,
        actor: { id: 'physician', roles: ['physician'] },
        witness: null,
        site: siteOn(doseDay),
        ...place,
      }).next;
    });
    expect(next.at(0)).toBe('record-history');
    expect(next.at(-1)).toBe('prescribe');
    expect(next).toContain('time-out');
    expect(next).not.toContain(null);
  });

  it('is blocked without the calibrator checked that day', () => {
    const steps = courseScript({ person, doseDay, cycles: 1 });
    const toAssay = steps.slice(0, steps.findIndex(({ type }) => type === 'assay-dose') + 1);
    expect(() => play(toAssay, '2026-09-14')).toThrow(/device\.checked-today cannot-evaluate/);
    expect(currentCycle(play(toAssay.slice(0, -1), '2026-09-14').course).vial?.status).toBe('accepted');
  });
});
