import { execFile } from 'node:child_process';
import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { judgePlan, parseInstance, parsePlan } from '@lutetia/planner';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { interrupted, lutetia } from '../test-run.ts';

const main = join(import.meta.dirname, '..', 'main.ts');
const planning = join(import.meta.dirname, '../../../../validation/planning');
const example = join(planning, 'example', 'instance.json');

let folder = '';
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'lutetia-plan-'));
});
afterAll(() => rm(folder, { recursive: true }));

test('the example is planned in the form of the contract, and the answer says what it costs', async () => {
  const out = join(folder, 'plan.json');
  const args = [main, 'plan', example, '--time', '8', '--out', out, '--json'];
  const { stdout } = await promisify(execFile)(process.execPath, args);
  const answer: Record<string, unknown> = JSON.parse(stdout);
  expect(Object.keys(answer)).toEqual([
    'total',
    'bound',
    'gap',
    'terms',
    'seconds',
    'unplanned',
    'moved',
    'discarded',
  ]);
  const instance = parseInstance(JSON.parse(await readFile(example, 'utf8')));
  const judged = judgePlan(instance, parsePlan(JSON.parse(await readFile(out, 'utf8'))));
  expect(judged.violations).toEqual([]);
  // Exhaustive search: validation/planning/RESULTS.md.
  expect(judged.total).toBeCloseTo(536, 6);
  expect(answer).toMatchObject({ total: judged.total, unplanned: judged.unplanned });
});

test('Ctrl-C in the middle of a plan: exit code 130, and no file, whole or in part', async () => {
  // Too large to be proved optimal within a second.
  const generator = join(planning, 'generate.mjs');
  const { stdout: centre } = await promisify(execFile)(
    process.execPath,
    [generator, '--size', 'centre40', '--seed', '1'],
    { maxBuffer: 2 ** 26 },
  );
  await writeFile(join(folder, 'centre40.json'), centre);
  const before = (await readdir(folder)).sort();
  const { exit, stderr } = await interrupted(
    ...['plan', join(folder, 'centre40.json'), '--time', '60'],
    ...['--out', join(folder, 'interrupted.json'), '--json'],
  );
  expect(exit).toBe(130);
  expect(JSON.parse(stderr).error.code).toBe('cancelled');
  expect((await readdir(folder)).sort()).toEqual(before);
});

type Raw = { departures: { capacity: unknown }[]; doses: { id: string; patient: string; target: unknown }[] };

test.each<[string, string, (instance: Raw) => void]>([
  [
    'a patient who does not exist',
    'names patient P9',
    ({ doses }) => Object.assign(doses[0] ?? {}, { patient: 'P9' }),
  ],
  [
    'a capacity below zero',
    'departures.0.capacity',
    ({ departures }) => Object.assign(departures[0] ?? {}, { capacity: -1 }),
  ],
  [
    'no number',
    'departures.0.capacity',
    ({ departures }) => Object.assign(departures[0] ?? {}, { capacity: null }),
  ],
  [
    'two doses of one name',
    'stands twice',
    ({ doses }) => Object.assign(doses[0] ?? {}, { id: doses[1]?.id }),
  ],
  [
    'a date that does not exist',
    'is no date',
    ({ doses }) => Object.assign(doses[0] ?? {}, { target: '2026-02-30' }),
  ],
])('%s is refused, and says where', async (_, said, breakIt) => {
  const instance: Raw = JSON.parse(await readFile(example, 'utf8'));
  breakIt(instance);
  const path = join(folder, 'broken.json');
  await writeFile(path, JSON.stringify(instance));
  const { exit, stderr } = await lutetia('plan', path, '--out', join(folder, 'never.json'), '--json');
  const { error }: { error: { code: string; message: string } } = JSON.parse(stderr);
  expect([exit, error.code]).toEqual([2, 'invalid-instance']);
  expect(error.message).toContain(said);
  expect(await readdir(folder)).not.toContain('never.json');
});

test('a policy is simulated, the same seed gives the same answer, and an unknown field is refused', async () => {
  const policy = { name: 'none', recheckDaysBefore: [], checkBeforeOrder: false, standby: false };
  const path = join(folder, 'policy.json');
  const simulate = () =>
    lutetia(
      ...['plan', 'simulate', example, '--policy', path],
      ...['--draws', '10', '--seed', '3', '--json'],
    );
  await writeFile(path, JSON.stringify(policy));
  const first = await simulate();
  expect(first.exit).toBe(0);
  expect(JSON.parse(first.stdout)).toMatchObject({ policy, draws: 10, seed: 3 });
  expect(await simulate()).toEqual(first);
  await writeFile(path, JSON.stringify({ ...policy, rechecks: 3 }));
  const { exit, stderr } = await simulate();
  expect([exit, JSON.parse(stderr)]).toMatchObject([2, { error: { code: 'invalid-policy' } }]);
});
