import { expect, test } from 'vitest';
import { estimatedDeviationFactor } from './student-t.ts';

// Two-sided 95 % points as printed in every table of Student's t.
test.each([
  [1, 12.706],
  [2, 4.303],
  [3, 3.182],
  [4, 2.776],
  [5, 2.571],
  [10, 2.228],
  [30, 2.042],
])('%d degrees of freedom', (freedom, t) => {
  expect(estimatedDeviationFactor(freedom) * 1.959963984540054).toBeCloseTo(t, 3);
});
