import { expect, test } from 'vitest';
import { simulatedCurves, simulateFits } from './simulate-curves.ts';

const n = 200;

// 200 curves tell a coverage of 95 % to ± 3 % and a bias of a 6 % spread to ± 1 % (two standard errors).
test.each(simulatedCurves.map((curve) => ({ ...curve, title: `${curve.model}, ${curve.what}` })))(
  '$title: unbiased, and the interval holds the truth',
  (curve) => {
    const { biasPercent, coveragePercent } = simulateFits(curve, n, 1);
    expect(Math.abs(biasPercent)).toBeLessThan(1.3);
    expect(coveragePercent).toBeGreaterThanOrEqual(91);
    expect(coveragePercent).toBeLessThanOrEqual(99);
  },
);
