import { describe, expect, it } from 'vitest';
import type { Course } from './course.ts';
import { psaResponse } from './psa-response.ts';
import { act, through } from './test-course.ts';

const { course } = through('start-injection');
const [labs] = course.labs;
if (labs === undefined) throw new Error('no blood values');
/** PSA by days after the first dose; before it, days are negative. */
const withPsa = (...values: readonly (readonly [days: number, psaNgPerMl: number | null])[]): Course => ({
  ...course,
  labs: values.map(([days, psaNgPerMl]) => ({
    ...labs,
    psaNgPerMl,
    collectedAt: Temporal.Instant.from('2026-09-15T03:00:00Z')
      .add({ hours: days * 24 })
      .toString(),
  })),
});

describe('PSA response (PCWG3)', () => {
  it('is the best change from the last value before the first dose', () => {
    expect(psaResponse(withPsa([-30, 50], [-2, 80], [20, 60], [60, 36], [90, 70]))).toEqual({
      baselineNgPerMl: 80,
      bestNgPerMl: 36,
      bestChangePercent: expect.closeTo(-55, 9),
      psa50Confirmed: false,
    });
  });

  it.each([
    ['three weeks later', 81, true],
    ['one day short of three weeks later', 80, false],
  ])('a fall by half, the second value %s on day %d: confirmed %s', (_, day, confirmed) => {
    expect(psaResponse(withPsa([-2, 80], [60, 40], [day, 39]))?.psa50Confirmed).toBe(confirmed);
  });

  it('is not confirmed by a value that rose again above half', () => {
    expect(psaResponse(withPsa([-2, 80], [60, 40], [90, 40.1]))?.psa50Confirmed).toBe(false);
  });

  it('is not spoilt by a rise in the first twelve weeks', () => {
    expect(psaResponse(withPsa([-2, 80], [20, 120], [60, 30], [85, 28]))).toMatchObject({
      bestNgPerMl: 28,
      psa50Confirmed: true,
    });
  });

  it.each([
    ['no value before the first dose', withPsa([20, 40])],
    ['no value after it', withPsa([-2, 80])],
    ['a value that was not measured', withPsa([-2, null], [20, 40])],
    ['a baseline of zero', withPsa([-2, 0], [20, 40])],
    ['no dose', { ...withPsa([-2, 80], [20, 40]), cycles: {} }],
  ])('is not known with %s', (_, one) => {
    expect(psaResponse(one)).toBeNull();
  });

  it('stands with the end of the treatment', () => {
    const { recorded } = act(through('decide-next-cycle', 2), 'end-treatment', {
      body: { cause: 'progression', endedOn: '2026-11-20', summary: 'bone progression' },
      at: '2026-11-20T08:00:00Z',
    });
    expect(recorded).toMatchObject([
      { signature: 'approved', body: { psaResponse: { baselineNgPerMl: 86 } } },
    ]);
  });
});
