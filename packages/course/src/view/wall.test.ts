import { expect, test } from 'vitest';
import { done, doseDay, givenAt, through } from '../test-course.ts';
import { dosesOfDay } from './day.ts';
import { wallDose } from './wall.ts';

test('a dose on a public wall has its times and no people, reference or lane', () => {
  const now = '2026-09-14T04:00:00Z';
  const arranged = done(through('order-dose'), 'arrange-dose-day', {
    body: { room: 'Room 2', patientArrivesAt: null, people: ['technologist'] },
    at: now,
    by: 'coordinator',
  });
  const [dose] = dosesOfDay(arranged.course, doseDay, givenAt(now));
  if (dose === undefined || dose.vial === null) throw new Error('a dose is planned for the day');
  const shown = wallDose(dose);
  expect(shown).toMatchObject({
    plannedAt: dose.plannedAt,
    fit: dose.fit,
    vial: { window: dose.vial.window },
  });
  for (const secret of ['technologist', dose.vial.reference, dose.vial.lane]) {
    expect(JSON.stringify(dose)).toContain(secret);
    expect(JSON.stringify(shown)).not.toContain(secret);
  }
});
