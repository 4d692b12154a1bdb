import { expect, test } from 'vitest';
import { simulateKinetics } from './simulate-curves.ts';

// 200 curves tell a coverage of 95 % to ± 3 % and a bias of a 6 % spread to ± 1 % (two standard errors); a
// three-phase fit takes ten times as long as the others, and 60 of them tell half as much.
const rows = simulateKinetics((model) => (model === 'tri' ? 60 : 200), 1);

test.each(rows)('$model, $what: unbiased, and the interval holds the truth', (row) => {
  const slack = row.n < 200 ? 2 : 1;
  expect(Math.abs(row.biasPercent)).toBeLessThan(1.3 * slack);
  expect(row.coveragePercent).toBeGreaterThanOrEqual(95 - 4 * slack);
  expect(row.coveragePercent).toBeLessThanOrEqual(95 + 4 * slack);
});
