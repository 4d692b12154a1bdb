import { expect, test } from 'vitest';
import { simulatedCurves, simulateFits } from './simulate-curves.ts';

// 200 curves tell a coverage of 95 % to ± 3 % and a bias of a 6 % spread to ± 1 % (two standard errors); a
// three-phase fit takes ten times as long as the others, and 60 of them tell half as much.
const countOf = (model: string) => (model === 'tri' ? 60 : 200);

test.each(simulatedCurves.map((curve) => ({ ...curve, title: `${curve.model}, ${curve.what}` })))(
  '$title: unbiased, and the interval holds the truth',
  (curve) => {
    const { biasPercent, coveragePercent } = simulateFits(curve, countOf(curve.model), 1);
    expect(Math.abs(biasPercent)).toBeLessThan(curve.model === 'tri' ? 2 : 1.3);
    expect(coveragePercent).toBeGreaterThanOrEqual(curve.model === 'tri' ? 88 : 91);
    expect(coveragePercent).toBeLessThanOrEqual(curve.model === 'tri' ? 100 : 99);
  },
);
