import { appendFileSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect } from 'vitest';
import type { Motions } from './motions.ts';

const table = join(import.meta.dirname, '..', '..', 'docs', 'scenarios', 'README.md');
/** A link more in the navigation is no fault of a scenario. */
const keysMore = 1.1;

/** Holds a scenario to what the table of scenarios says of it; SCENARIOS_TO names a file for what was counted. */
export function holdToTable(scenario: string, motions: Motions): void {
  const counted = motions.figures();
  const to = process.env.SCENARIOS_TO;
  if (to !== undefined) appendFileSync(to, `${JSON.stringify({ scenario, ...counted })}\n`);
  const row = readFileSync(table, 'utf8')
    .split('\n')
    .find((line) => line.startsWith('|') && line.includes(`(${scenario}.md)`));
  // Each cell ends with the figure of today.
  const [, activations, fields, keys] = (row ?? '')
    .split('|')
    .slice(1)
    .map((cell) => Number(/\d+(?=\D*$)/.exec(cell)?.[0]));
  expect({ activations: counted.activations, fields: counted.fields }).toEqual({ activations, fields });
  expect(counted.keys).toBeLessThanOrEqual((keys ?? 0) * keysMore);
}
