import { describe, expect, it } from 'vitest';
import { gatesOf } from '../index.ts';
import { act, before, done, givenAt, onDoseDay, type Stage, through } from '../test-course.ts';

const reading = (stage: Stage, time: string, doseRateUSvPerH: number, more = {}) =>
  done(stage, 'measure-dose-rate', {
    nth: 3,
    change: { measuredAt: onDoseDay(time), doseRateUSvPerH, ...more },
    at: onDoseDay(time),
  });
const release = (stage: Stage, time = '15:10') =>
  act(stage, 'release-patient', { change: { releasedAt: onDoseDay(time) }, at: onDoseDay(time) });
const early = () => through('measure-dose-rate', 2);

describe('the release', () => {
  it.each([
    [25.1, []],
    [25.2, ['release.rule fail']],
  ])('at %d µSv/h with 0.1 µSv/h of background against a limit of 25 closes %j', (rate, closed) => {
    expect(release(reading(early(), '15:00', rate)).closed).toEqual(closed);
  });

  it('goes by the highest of a round of readings, not by the last', () => {
    const round = reading(reading(early(), '15:00', 26, { height: 'abdomen' }), '15:02', 12, {
      height: 'knee',
    });
    expect(release(round).closed).toEqual(['release.rule fail']);
    const later = reading(reading(early(), '14:30', 26), '15:00', 17.9);
    expect(release(later).closed).toEqual([]);
  });

  it.each([
    // 0.12 against 0.15 is the meter’s noise: nothing above the background.
    [0.12, 0.15, [], 'not-above-background'],
    [18, 20, ['release.reading cannot-evaluate', 'release.rule cannot-evaluate'], 'background-implausible'],
    [0.05, 0.15, ['release.reading cannot-evaluate', 'release.rule cannot-evaluate'], 'below-background'],
    [18, null, ['release.reading cannot-evaluate', 'release.rule cannot-evaluate'], 'background-missing'],
  ])('of %d µSv/h against a background of %d closes %j', (rate, backgroundUSvPerH, closed, reads) => {
    const stage = reading(early(), '15:00', rate, { backgroundUSvPerH });
    const outcome = release(stage);
    expect(outcome.closed).toEqual(closed);
    const given = givenAt(onDoseDay('15:10'), {}, 'physicist');
    const shown = gatesOf(stage.course, 'release-patient', null, given).find(
      ({ id }) => id === 'release.reading',
    );
    expect(shown?.inputs).toMatchObject({ reads, doseRateUSvPerH: rate, backgroundUSvPerH });
    if (closed.length === 0) expect(outcome.recorded[0]?.body.doseRateUSvPerH).toBe(0);
  });

  it('goes by the same height and side measured again, and not before', () => {
    const without = reading(early(), '15:00', 17.9, { backgroundUSvPerH: null });
    expect(release(reading(without, '15:02', 12, { height: 'knee' })).closed).toContain(
      'release.reading cannot-evaluate',
    );
    expect(release(reading(without, '15:02', 17.9)).closed).toEqual([]);
  });

  it('goes by a reading at 1 m: one at 2 m is no reading', () => {
    const far = reading(before('measure-dose-rate'), '15:00', 6, { distanceM: 2 });
    expect(release(far).closed).toEqual(['release.measured cannot-evaluate', 'release.rule cannot-evaluate']);
  });

  it('goes by a reading of the last hour, to the minute', () => {
    expect(release(reading(early(), '15:00', 17.9), '16:00').closed).toEqual([]);
    expect(release(reading(early(), '15:00', 17.9), '16:01').closed).toEqual(['release.measured fail']);
  });

  it('does not lie before the stop', () => {
    expect(release(reading(early(), '15:00', 17.9), '10:29').closed).toContain('facts.in-order fail');
  });

  it('above the limit for a reason is the physicist’s, and the reason stays', () => {
    const overrides = [{ gate: 'release.rule', reason: 'single room at the hotel, nobody near' }];
    const at = onDoseDay('15:10');
    const { recorded } = act(reading(early(), '15:00', 30), 'release-patient', {
      overrides,
      change: { releasedAt: at },
      at,
    });
    expect(recorded).toMatchObject([
      {
        type: 'course.patient-released',
        signature: 'released',
        body: { doseRateUSvPerH: expect.closeTo(29.9, 9) },
      },
      { type: 'course.gate-overridden', body: { gate: 'release.rule', hazard: 'H-15' } },
    ]);
  });
});
