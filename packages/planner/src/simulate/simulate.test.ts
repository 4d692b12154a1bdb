import { expect, test } from 'vitest';
import { parseInstance } from '../instance/parse-instance.ts';
import { testInstance } from '../test-instance.ts';
import { draw } from './draw.ts';
import { simulate } from './simulate.ts';

/** Doses ordered 14 days ahead that no other date is open to, and terms by which they can be cancelled up to the last re-check. */
const instance = parseInstance(testInstance(40));

const policy = (recheckDaysBefore: number[]) => ({
  name: 'test',
  recheckDaysBefore,
  checkBeforeOrder: false,
  standby: false,
});

/** The arithmetic of the planning contract: 19 % of patients become unfit, evenly over the 14 days before the date. */
test.for([
  [[], 0.19, 0],
  [[11], (0.19 * 11) / 14, 0],
  [[11, 3], (0.19 * 3) / 14, (0.19 * 8) / 14],
] as const)(
  're-checks %j before discard %d and cancel %d late of all doses ordered',
  ([rechecks, discarded, late]) => {
    const draws = 500;
    const { given, ...result } = simulate(instance, policy([...rechecks]), { draws, seed: 1 });
    const lost = 40 - given.mean - result.lateCancellations.mean - result.freeCancellations.mean;
    // 20,000 doses: the standard error of a share is below 0.28 percentage points.
    expect(Math.abs(lost / 40 - discarded)).toBeLessThan(0.008);
    expect(Math.abs(result.lateCancellations.mean / 40 - late)).toBeLessThan(0.008);
  },
);

test('without re-checks the discarded fraction is the published 19 % within its confidence interval', () => {
  const { discardedFraction } = simulate(instance, policy([]), { draws: 1000, seed: 1 });
  expect(discardedFraction.low).toBeLessThan(0.19);
  expect(discardedFraction.high).toBeGreaterThan(0.19);
  expect(discardedFraction.high - discardedFraction.low).toBeLessThan(0.01);
});

test('the same seed gives the same figures, another seed others', () => {
  const run = (seed: number) => simulate(instance, policy([11]), { draws: 20, seed });
  expect(run(5)).toEqual(run(5));
  expect(run(5).given.mean).not.toBe(run(600).given.mean);
});

// Computed by the function of the same name in validation/planning/lib.mjs.
test('a draw is that of the planning contract', () => {
  expect(draw(1, 'unfit', 'P00001-C2')).toBe(0.5698619810864329);
  expect(draw(7, 'customs', 'D003/S01')).toBe(0.23829265381209552);
});
