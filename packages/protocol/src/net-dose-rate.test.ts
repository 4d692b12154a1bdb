import { describe, expect, test } from 'vitest';
import { evaluateRelease, getPack, netDoseRate } from './index.ts';

const au = getPack('release', 'au');
const net = (doseRateUSvPerH: number, backgroundUSvPerH: number | null) =>
  netDoseRate({ doseRateUSvPerH, backgroundUSvPerH }, au.measurement);

describe('a reading less its background', () => {
  test.each([
    [18, 0.1, 'above-background', 17.9],
    [0.16, 0.15, 'above-background', 0.01],
    [0.15, 0.15, 'not-above-background', 0],
    [0.12, 0.15, 'not-above-background', 0],
    // Half of the background is still noise, less is not.
    [0.075, 0.15, 'not-above-background', 0],
    [0.074, 0.15, 'below-background', null],
    [0, 0.15, 'below-background', null],
    [18, null, 'background-missing', null],
    [18, 0, 'background-implausible', null],
    [18, 1, 'above-background', 17],
    [30, 1.01, 'background-implausible', null],
    [30, 20, 'background-implausible', null],
  ] as const)('%d against %d µSv/h is %s', (rate, background, kind, value) => {
    const answer = net(rate, background);
    expect(answer.kind).toBe(kind);
    if (value === null) expect(answer.netUSvPerH).toBeNull();
    else expect(answer.netUSvPerH).toBeCloseTo(value, 12);
  });

  test('the figures are this project’s own and not shown as verified', () => {
    expect(Object.values(au.measurement).map(({ status }) => status)).toEqual(
      Object.keys(au.measurement).map(() => 'unverified'),
    );
  });

  test('the latest reading decides even when it proves nothing', () => {
    const at = (hours: number) => Temporal.Instant.from('2026-12-03T02:00Z').add({ hours });
    const measurements = [
      { at: at(2), distanceM: 1, doseRateUSvPerH: 20 },
      { at: at(4), distanceM: 1, doseRateUSvPerH: null },
    ];
    const { result } = evaluateRelease(au, { measurements, administeredMBq: 7400, halfLifeDays: 6.647 });
    expect(result).toBe('cannot-evaluate');
  });
});
