import { execFile, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { promisify } from 'node:util';
import { judgePlan, parseInstance, parsePlan } from '@lutetia/planner';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { run } from '../run.ts';

const main = join(import.meta.dirname, '..', 'main.ts');
const example = join(import.meta.dirname, '../../../../validation/planning/example/instance.json');

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

test('an interrupted plan leaves no file', async () => {
  const out = join(folder, 'interrupted.json');
  const child = spawn(process.execPath, [main, 'plan', example, '--time', '60', '--out', out, '--json']);
  const ended = once(child, 'exit');
  // The example may be proved optimal before that; then there is a whole plan, and the exit is 0.
  await setTimeout(1000);
  child.kill('SIGINT');
  const [exit] = await ended;
  const files = (await readdir(folder)).filter((name) => name.startsWith('interrupted'));
  expect(files).toEqual(exit === 0 ? ['interrupted.json'] : []);
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
  let stderr = '';
  const exit = await run(['plan', path, '--out', join(folder, 'never.json'), '--json'], {
    stdout: () => undefined,
    stderr: (text) => {
      stderr += text;
    },
  });
  const { error }: { error: { code: string; message: string } } = JSON.parse(stderr);
  expect([exit, error.code]).toEqual([2, 'invalid-instance']);
  expect(error.message).toContain(said);
  expect(await readdir(folder)).not.toContain('never.json');
});

test('a policy is simulated, the same seed gives the same answer, and an unknown field is refused', async () => {
  const policy = { name: 'none', recheckDaysBefore: [], checkBeforeOrder: false, standby: false };
  const path = join(folder, 'policy.json');
  const simulate = async () => {
    let said = '';
    const say = (text: string): void => {
      said += text;
    };
    const args = ['plan', 'simulate', example, '--policy', path, '--draws', '10', '--seed', '3', '--json'];
    return { exit: await run(args, { stdout: say, stderr: say }), said };
  };
  await writeFile(path, JSON.stringify(policy));
  const first = await simulate();
  expect(first.exit).toBe(0);
  expect(JSON.parse(first.said)).toMatchObject({ policy, draws: 10, seed: 3 });
  expect(await simulate()).toEqual(first);
  await writeFile(path, JSON.stringify({ ...policy, rechecks: 3 }));
  const { exit, said } = await simulate();
  expect([exit, JSON.parse(said)]).toMatchObject([2, { error: { code: 'invalid-policy' } }]);
});
