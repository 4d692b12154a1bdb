import { execFileSync } from 'node:child_process';
import { join } from 'node:path';
import { judgePlan, type Plan, parseInstance, parsePlan, planInline } from '@lutetia/planner';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { check } from './planning/check.mjs';
import { referenceText } from './reference.ts';

const folder = join(import.meta.dirname, 'planning');

/** An instance of the benchmark's own generator, as it prints it. */
const generated = (size: string, seed: number, disruption?: string): unknown =>
  JSON.parse(
    execFileSync(
      process.execPath,
      [
        join(folder, 'generate.mjs'),
        ...['--size', size, '--seed', String(seed)],
        ...(disruption === undefined ? [] : ['--disrupt', disruption]),
      ],
      { encoding: 'utf8', maxBuffer: 2 ** 26 },
    ),
  );

const disruptions = [undefined, 'cancel', 'delay', 'unfit', 'close'] as const;

/** The benchmark's checker and ours must say the same of a plan: which constraints it breaks, and what it costs. */
function bothSay(raw: unknown, plan: Plan) {
  const theirs = check(raw, plan);
  const ours = judgePlan(parseInstance(raw), plan);
  expect([...new Set(ours.violations.map(({ constraint }) => constraint))].sort()).toEqual(
    [...new Set(theirs.violations.map((violation) => violation.split(' ')[0] ?? ''))].sort(),
  );
  for (const [term, cost] of Object.entries(ours.terms))
    expect([term, cost]).toEqual([
      term,
      expect.closeTo(Object.entries(theirs.terms).find(([t]) => t === term)?.[1] ?? Number.NaN, 3),
    ]);
  expect(ours.total).toBeCloseTo(theirs.total, 3);
  return theirs;
}

test('the example: the optimum that exhaustive search found is found, and costs what the checker says', () => {
  const raw: unknown = JSON.parse(referenceText('planning/example/instance.json'));
  const theirs = bothSay(raw, parsePlan(JSON.parse(referenceText('planning/example/plan.json'))));
  expect(theirs.violations).toEqual([]);
  const { total, plan } = planInline(parseInstance(raw), { moves: 20_000, seed: 1 });
  expect(total).toBeCloseTo(theirs.total, 6);
  expect(bothSay(raw, plan).violations).toEqual([]);
});

test.for(disruptions)('plans of instances of the generator pass its checker (%s)', (disruption) => {
  for (const [size, seed] of [
    ['tiny', 11],
    ['centre10', 12],
  ] as const) {
    const raw = generated(size, seed, disruption);
    const result = planInline(parseInstance(raw), { moves: 5000, seed: 3 });
    const { violations, total } = bothSay(raw, result.plan);
    expect(violations).toEqual([]);
    expect(result.bound).toBeLessThanOrEqual(total + 1e-6);
  }
});

const raw = generated('centre10', 5);
const repair = generated('centre10', 5, 'delay');
const good = new Map(
  [raw, repair].map((one) => [one, planInline(parseInstance(one), { moves: 2000, seed: 1 }).plan]),
);

test('of plans that are broken at random, the two checks say the same', () => {
  const shift = (text: string, hours: number): string =>
    new Date(Date.parse(text) + hours * 3_600_000).toISOString().replace('.000Z', 'Z');
  const shiftDate = (text: string, days: number): string =>
    shift(`${text}T00:00:00Z`, 24 * days).slice(0, 10);
  const breakage = fc.record({
    at: fc.nat(),
    to: fc.nat(),
    kind: fc.constantFrom('date', 'clock', 'vial', 'spect', 'departure', 'drop', 'twice', 'unknown', 'swap'),
    by: fc.integer({ min: -30, max: 30 }),
  });
  const seen = new Set<string>();
  fc.assert(
    fc.property(
      fc.constantFrom(raw, repair),
      fc.array(breakage, { minLength: 1, maxLength: 6 }),
      (one, list) => {
        const plan = structuredClone(good.get(one));
        if (plan === undefined) throw new Error('no plan');
        for (const { at, to, kind, by } of list) {
          const a = plan.assignments[at % plan.assignments.length];
          const b = plan.assignments[to % plan.assignments.length];
          if (a === undefined || b === undefined) continue;
          if (kind === 'date') {
            a.date = shiftDate(a.date, by);
            a.at = shift(a.at, 24 * by);
            a.spectDate = shiftDate(a.spectDate, by);
          } else if (kind === 'clock') a.at = shift(a.at, by);
          else if (kind === 'vial') a.vialFor = shift(a.vialFor, by);
          else if (kind === 'spect') a.spectDate = shiftDate(a.spectDate, Math.sign(by));
          else if (kind === 'departure') a.departure = b.departure;
          else if (kind === 'drop') plan.assignments.splice(at % plan.assignments.length, 1);
          else if (kind === 'twice') plan.assignments.push({ ...b });
          else if (kind === 'unknown') a.dose = 'nobody';
          else [a.dose, b.dose] = [b.dose, a.dose];
        }
        for (const violation of bothSay(one, plan).violations) seen.add(violation.split(' ')[0] ?? '');
      },
    ),
    { numRuns: 150, seed: 7 },
  );
  expect([...seen].sort()).toEqual(
    ['H1', 'H10', 'H11', 'H12', 'H13', 'H2', 'H3', 'H4', 'H5', 'H6', 'H7', 'H8', 'H9'].sort(),
  );
});

test('the same instance, seed and number of moves give the same plan', () => {
  const [first, second] = [1, 2].map(() => planInline(parseInstance(raw), { moves: 3000, seed: 9 }).plan);
  expect(first).toEqual(second);
});

test('replanning a plan that nothing disturbed changes nothing', () => {
  const instance = parseInstance(raw);
  const { plan } = planInline(instance, { moves: 30_000, seed: 2 });
  const inForce = new Map(plan.assignments.map(({ dose, ...current }) => [dose, current]));
  const undisturbed = parseInstance({
    ...instance,
    task: 'repair',
    // The centre treats nobody on a Sunday.
    disruption: { type: 'close', site: 'S01', dates: ['2026-09-20'] },
    doses: instance.doses.map((dose) => {
      const current = inForce.get(dose.id);
      return current === undefined ? dose : { ...dose, current };
    }),
  });
  const again = planInline(undisturbed, { moves: 30_000, seed: 3 });
  expect(again.moved).toBe(0);
  expect(again.plan.assignments).toEqual(plan.assignments);
});
