import { execFile } from 'node:child_process';
import { mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { lutetia } from './test-run.ts';

let folder = '';
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'lutetia-cli-'));
});
afterAll(() => rm(folder, { recursive: true }));

async function refused(...args: string[]) {
  const { exit, stdout, stderr } = await lutetia(...args);
  expect({ exit, stdout }).toEqual({ exit: 2, stdout: '' });
  const parsed: { error: { code: string; message: string } } = JSON.parse(stderr);
  expect(Object.keys(parsed)).toEqual(['error']);
  expect(Object.keys(parsed.error)).toEqual(['code', 'message']);
  expect(parsed.error.message).not.toBe('');
  return parsed.error.code;
}

const times = ['--from', '2026-12-01T08:00+01:00', '--to', '2026-12-03T10:00+08:00'];

describe('emissions', () => {
  test('one nuclide as JSON, and as a table with its daughters', async () => {
    const { exit, stdout } = await lutetia('emissions', '177Lu', '--json');
    expect(exit).toBe(0);
    const answer: { nuclide: string; totalsKeV: { beta: number } } = JSON.parse(stdout);
    expect(answer.nuclide).toBe('Lu-177');
    expect(answer.totalsKeV.beta).toBeCloseTo(134, 1);
    const table = await lutetia('emissions', 'At-211', '--daughters');
    expect(table.stdout).toContain('Po-211 × 0.5822');
    expect(table.stdout).toMatch(/^ +5869 keV +0\.4177/m);
  });

  test('a nuclide that is not known', async () => {
    expect(await refused('emissions', 'Lu-178', '--json')).toBe('no-emissions');
  });
});

describe('decay', () => {
  test('7.4 GBq from Italy to Shanghai', async () => {
    const { exit, stdout, stderr } = await lutetia('decay', 'Lu-177', '7.4GBq', ...times, '--json');
    expect({ exit, stderr }).toEqual({ exit: 0, stderr: '' });
    const answer: Record<string, number> = JSON.parse(stdout);
    expect(Object.keys(answer)).toEqual(['nuclide', 'factor', 'elapsedHours', 'activityMBq']);
    expect(answer).toMatchObject({ nuclide: 'Lu-177', elapsedHours: 43 });
    expect(answer['activityMBq']).toBeCloseTo(7400 * 2 ** (-43 / 159.528), 9);
  });

  test('a line to read, with the half-life’s source', async () => {
    const { stdout } = await lutetia('decay', '177Lu', '200mCi', ...times);
    expect(stdout).toMatch(/^Lu-177: 6138\.9 MBq after 43 h \(factor 0\.829581\)\n/);
    expect(stdout).toContain('ICRP Publication 107');
  });

  test('an earlier --to gives the activity there was', async () => {
    const { stdout } = await lutetia(
      'decay',
      'Lu-177',
      '7.4GBq',
      '--from',
      '2026-12-02T00:00Z',
      '--to',
      '2026-12-01T00:00Z',
      '--json',
    );
    expect(JSON.parse(stdout)).toMatchObject({ elapsedHours: -24 });
  });

  test.each([
    ['unknown-nuclide', ['decay', 'Xx-1', '7.4GBq', ...times]],
    ['negative-activity', ['decay', 'Lu-177', '-1GBq', ...times]],
    ['negative-activity', ['decay', 'Lu-177', '-.5GBq', ...times]],
    ['malformed-activity', ['decay', 'Lu-177', '7,4GBq', ...times]],
    ['negative-activity', ['decay', 'Lu-177', ...times, '--', '-1GBq']],
    ['missing-unit', ['decay', 'Lu-177', '7.4', ...times]],
    ['unknown-unit', ['decay', 'Lu-177', '7.4GBx', ...times]],
    ['malformed-activity', ['decay', 'Lu-177', 'NaN', ...times]],
    ['malformed-activity', ['decay', 'Lu-177', '', ...times]],
    ['not-finite', ['decay', 'Lu-177', '1e999GBq', ...times]],
    [
      'missing-zone',
      ['decay', 'Lu-177', '7.4GBq', '--from', '2026-12-01T08:00', '--to', '2026-12-03T10:00Z'],
    ],
    [
      'malformed-instant',
      ['decay', 'Lu-177', '7.4GBq', '--from', '2026-13-01T08:00Z', '--to', '2026-12-03T10:00Z'],
    ],
    ['out-of-range', ['decay', 'Po-213', '1GBq', '--from', '2026-12-03T10:00Z', '--to', '2026-12-01T08:00Z']],
    ['usage', ['decay', 'Lu-177', '7.4GBq', '--from', '2026-12-01T08:00Z']],
    ['usage', ['decay', 'Lu-177', ...times]],
    ['usage', ['decay', 'Lu-177', '7.4GBq', 'more', ...times]],
    ['usage', ['decay', 'Lu-177', '7.4GBq', ...times, '--fast']],
  ])('%s: %j', async (code, args) => {
    expect(await refused(...withJson(args))).toBe(code);
  });
});

/** `--json` before a `--`, after which everything is an argument. */
function withJson(args: readonly string[]): string[] {
  const rest = [...args];
  const end = rest.indexOf('--');
  return end < 0 ? [...rest, '--json'] : [...rest.slice(0, end), '--json', ...rest.slice(end)];
}

describe('window', () => {
  const plannedAt = '2026-12-03T10:00+08:00';
  const given = (tolerance: string, calibration = '2026-12-01T08:00+01:00') => [
    'window',
    '--calibration',
    calibration,
    '--planned',
    plannedAt,
    '--prescribed',
    '7.4GBq',
    '--tolerance',
    tolerance,
    '--json',
  ];

  test('±10 %, expiry and latest use', async () => {
    const { exit, stdout } = await lutetia(...given('10%'));
    expect(exit).toBe(0);
    const answer: Record<string, string> = JSON.parse(stdout);
    expect(Object.keys(answer)).toEqual(['from', 'to', 'expires', 'latestUse']);
    const planned = Temporal.Instant.from('2026-12-03T02:00Z');
    expect(planned.since(answer['from'] ?? '').total('hours')).toBeCloseTo(21.9357, 4);
    expect(planned.until(answer['to'] ?? '').total('hours')).toBeCloseTo(24.2487, 4);
    expect(answer['expires']).toBe('2026-12-06T07:00:00Z');
    expect(answer['latestUse']).toBe(answer['to']);
  });

  test('an old vial expires first', async () => {
    const { stdout } = await lutetia(...given('0.1', '2026-11-28T12:00Z'));
    expect(JSON.parse(stdout)).toMatchObject({
      expires: '2026-12-03T12:00:00Z',
      latestUse: '2026-12-03T12:00:00Z',
    });
  });

  test('a vial that is never usable says so', async () => {
    const { exit, stdout } = await lutetia(...given('10%', '2026-11-20T12:00Z').slice(0, -1));
    expect(exit).toBe(0);
    expect(stdout).toContain('no usable time');
    expect(stdout).not.toContain('latest use');
  });

  test('for people it answers in the offset or zone given, in whole seconds, and never wider than it is', async () => {
    const lines = async (planned: string) =>
      (
        await lutetia(
          ...given('10%')
            .slice(0, -1)
            .map((part) => (part === plannedAt ? planned : part)),
        )
      ).stdout;
    expect(await lines(plannedAt)).toBe(
      'inside the tolerance from 2026-12-02T12:03:52+08:00 to 2026-12-04T10:14:55+08:00\n' +
        'expires 2026-12-06T15:00:00+08:00; latest use 2026-12-04T10:14:55+08:00\n',
    );
    expect(await lines('2026-12-03T10:00[Asia/Shanghai]')).toBe(await lines(plannedAt));
    expect(await lines('2026-12-03T02:00Z')).toContain('from 2026-12-02T04:03:52Z to');
  });

  test.each([
    ['tolerance-out-of-range', '0%'],
    ['tolerance-out-of-range', '100%'],
    ['malformed-tolerance', 'ten'],
    ['tolerance-out-of-range', '10'],
  ])('%s: %s', async (code, tolerance) => expect(await refused(...given(tolerance))).toBe(code));

  test('an activity of nothing and a label that does not exist', async () => {
    expect(await refused(...given('10%').map((part) => (part === '7.4GBq' ? '0GBq' : part)))).toBe(
      'not-positive',
    );
    expect(await refused(...given('10%'), '--label', 'nice')).toBe('unknown-pack');
  });
});

describe('eligibility and dose-rule', () => {
  const file = async (name: string, content: string | Uint8Array) => {
    const path = join(folder, name);
    await writeFile(path, content);
    return path;
  };

  test('an empty case is an answer', async () => {
    const path = await file('empty.json', '{}');
    const eligibility = await lutetia('eligibility', path, '--pack', 'nmpa-2025', '--json');
    expect(eligibility).toMatchObject({ exit: 0, stderr: '' });
    const answer: { criteria: Record<string, unknown>[] } = JSON.parse(eligibility.stdout);
    expect(answer).toMatchObject({ pack: 'nmpa-2025', version: '1.0.0', outcome: 'cannot-evaluate' });
    expect(Object.keys(answer.criteria[0] ?? {})).toEqual(
      expect.arrayContaining(['id', 'result', 'inputs', 'source', 'status']),
    );
    const dose = await lutetia('dose-rule', path, '--pack', 'fda-2022', '--json');
    expect(dose).toMatchObject({ exit: 0, stderr: '' });
    expect(JSON.parse(dose.stdout)).toMatchObject({
      pack: 'fda-2022',
      action: 'cannot-evaluate',
      nextActivityMBq: null,
      earliest: null,
      target: null,
      latest: null,
    });
  });

  test('lines to read', async () => {
    const path = await file('young.json', '{"ageYears": 17}');
    expect((await lutetia('eligibility', path, '--pack', 'fda-2022')).stdout).toMatch(
      /not-eligible\n {2}fail +adult/,
    );
    const seventh = await file('seventh.json', '{"cycle": 7}');
    expect((await lutetia('dose-rule', seventh, '--pack', 'fda-2022')).stdout).toMatch(
      /discontinue\nnext activity: none/,
    );
  });

  test.each<[string, string, string | Uint8Array]>([
    ['not-json', 'truncated', '{"ageYears": 7'],
    ['not-json', 'empty', ''],
    ['not-json', 'NaN', '{"ageYears": NaN}'],
    ['not-json', 'two documents', '{} {}'],
    ['not-json', 'UTF-16 without a mark', Buffer.from('{"ageYears": 71}', 'utf16le')],
    ['byte-order-mark', 'UTF-8 with a mark', '\uFEFF{}'],
    ['byte-order-mark', 'UTF-16 with a mark', Buffer.from('\uFEFF{}', 'utf16le')],
    ['not-utf-8', 'Latin-1', Uint8Array.of(0x7b, 0x22, 0xe9, 0x22, 0x7d)],
    ['file-too-large', 'huge', `"${'x'.repeat(5_000_000)}"`],
    ['invalid-case', 'a list', '[]'],
    ['invalid-case', 'null', 'null'],
    ['invalid-case', 'a number', '7'],
    ['invalid-case', 'an unknown field', '{"colour": "red"}'],
    ['invalid-case', 'a wrong type', '{"ageYears": "71"}'],
    ['invalid-case', 'a negative number', '{"ageYears": -71}'],
    ['invalid-case', 'an overflow', '{"ageYears": 1e999}'],
    ['invalid-case', 'a prototype', '{"__proto__": {"ageYears": 71}}'],
    ['invalid-case', 'deep', `${'['.repeat(100_000)}${']'.repeat(100_000)}`],
  ])('%s: %s', async (code, name, content) => {
    const path = await file(`${name}.json`, content);
    expect(await refused('eligibility', path, '--pack', 'nmpa-2025', '--json')).toBe(code);
    expect(await refused('dose-rule', path, '--json', '--pack', 'fda-2022')).toBe(code);
  });

  test('the path and the pack', async () => {
    const path = await file('case.json', '{}');
    for (const command of ['eligibility', 'dose-rule']) {
      const pack = ['--pack', 'fda-2022', '--json'];
      expect(await refused(command, join(folder, 'none.json'), ...pack)).toBe('file-not-found');
      expect(await refused(command, folder, ...pack)).toBe('not-a-file');
      expect(await refused(command, path, '--pack', 'nice', '--json')).toBe('unknown-pack');
      expect(await refused(command, path, '--pack', '__proto__', '--json')).toBe('unknown-pack');
      expect(await refused(command, path, '--json')).toBe('usage');
      expect(await refused(command, ...pack)).toBe('usage');
    }
  });
});

describe('the command line itself', () => {
  test('no command, an unknown one, an unknown option', async () => {
    expect(await refused('--json')).toBe('usage');
    expect(await refused('transmute', '--json')).toBe('usage');
    expect(await refused('decay', '--transmute', '--json')).toBe('usage');
    expect(await lutetia()).toMatchObject({ exit: 2, stdout: '' });
  });

  test('without --json an error is one line to read', async () => {
    const { exit, stdout, stderr } = await lutetia('decay', 'Xx-1', '1GBq', ...times);
    expect({ exit, stdout }).toEqual({ exit: 2, stdout: '' });
    expect(stderr).toMatch(/^lutetia: .*Xx-1.*\n$/);
  });

  test('help is an answer', async () => {
    expect(await lutetia('--help')).toMatchObject({ exit: 0, stderr: '' });
    const { exit, stdout } = await lutetia('decay', '--help');
    expect(exit).toBe(0);
    expect(stdout).toContain('--from <instant>');
  });

  test('as a process: exit status, and each stream its own', async () => {
    const main = fileURLToPath(new URL('./main.ts', import.meta.url));
    const runProcess = promisify(execFile);
    const { stdout, stderr } = await runProcess(process.execPath, [
      main,
      'decay',
      'Lu-177',
      '1GBq',
      ...times,
      '--json',
    ]);
    expect(JSON.parse(stdout)).toMatchObject({ nuclide: 'Lu-177' });
    expect(stderr).toBe('');
    await expect(
      runProcess(process.execPath, [main, 'decay', 'Lu-177', '-1GBq', ...times, '--json']),
    ).rejects.toMatchObject({
      code: 2,
      stdout: '',
      stderr: expect.stringContaining('"error"'),
    });
  });
});

describe('fit', () => {
  const curve = {
    nuclide: 'Lu-177',
    timesH: [4, 24, 72, 168],
    activityMBq: [95, 70, 36, 10],
    sdMBq: [5, 4, 2, 0.6],
  };
  const fileOf = async (value: unknown) => {
    const path = join(folder, `curve-${JSON.stringify(value).length}.json`);
    await writeFile(path, JSON.stringify(value));
    return path;
  };

  test('a kidney by the model that AICc chooses', async () => {
    const { exit, stdout, stderr } = await lutetia('fit', await fileOf(curve), '--json');
    expect({ exit, stderr }).toEqual({ exit: 0, stderr: '' });
    const answer: Record<string, unknown> = JSON.parse(stdout);
    expect(Object.keys(answer)).toEqual([
      'model',
      'parameters',
      'tiaMBqH',
      'tiaSdMBqH',
      'effectiveHalfLifeH',
      'extrapolatedFraction',
      'aicc',
      'alternatives',
      'notes',
    ]);
    expect(answer).toMatchObject({ model: 'mono', notes: [] });
    expect(answer['tiaMBqH']).toBeCloseTo(7189.85, 2);
  });

  test('for people, with the uncertainty both ways', async () => {
    const { stdout } = await lutetia('fit', await fileOf(curve), '--resample', '200', '--seed', '1');
    expect(stdout).toMatch(/^mono: 7189\.85 ± 210 MBq h\neffective half-life 50\.6842 h\n/);
    expect(stdout).toMatch(/resampled 200 times: 7\d{3}/);
    expect(stdout).toContain('not bi: needs 6 points');
  });

  test.each<[string, unknown, string[]]>([
    ['negative-value', { ...curve, timesH: [-4, 24, 72, 168] }, []],
    ['malformed-curve', { ...curve, timesH: [24, 4, 72, 168] }, []],
    ['malformed-curve', [curve], []],
    ['unknown-nuclide', { ...curve, nuclide: 'Xx-1' }, []],
    ['too-few-points', curve, ['--model', 'tri']],
    ['usage', curve, ['--model', 'best']],
    ['usage', curve, ['--resample', '200']],
    ['usage', curve, ['--model', 'trapezoid', '--resample', '200', '--seed', '1']],
    ['out-of-range', curve, ['--resample', '5', '--seed', '1']],
  ])('%s: %j %j', async (code, value, args) => {
    expect(await refused('fit', await fileOf(value), ...args, '--json')).toBe(code);
  });
});

describe('kernel', () => {
  const request = [
    'Lu-177',
    '--voxel',
    '4',
    '--medium',
    'water',
    '--radius',
    '2',
    '--histories',
    '2000',
    '--json',
  ];

  test('values come by offset, and once computed they are found again', async () => {
    vi.stubEnv('XDG_CACHE_HOME', folder);
    const first = await lutetia('kernel', ...request);
    const { unit, S }: { unit: string; S: number[][] } = JSON.parse(first.stdout);
    expect(unit).toBe('mGy/(MBq s)');
    expect(S.map(([i, j, k]) => [i, j, k].join(''))).toEqual([
      ...['000', '001', '002', '011', '012', '022', '111', '112', '122', '222'],
    ]);
    const cache = join(folder, 'lutetia', 'voxel-s');
    const [name = ''] = await readdir(cache);
    await writeFile(join(cache, name), JSON.stringify([[0, 0, 0, 42, 0.5]]));
    expect(JSON.parse((await lutetia('kernel', ...request)).stdout).S).toEqual([[0, 0, 0, 42, 0.5]]);
    // A damaged file is computed anew.
    await writeFile(join(cache, name), '[[0, 0, 0, null');
    expect((await lutetia('kernel', ...request)).stdout).toBe(first.stdout);
    expect((await lutetia('kernel', ...request, '--seed', '2')).stdout).not.toBe(first.stdout);
    vi.unstubAllEnvs();
  });

  test('an unknown medium, an even cube and a nuclide without data are refused', async () => {
    expect(await refused('kernel', ...request, '--medium', 'jelly')).toBe('unknown-material');
    expect(await refused('kernel', ...request, '--no-cache', '--cube', '4')).toBe('out-of-range');
    expect(await refused('kernel', ...request, '--density', '-1')).toBe('out-of-range');
    expect(await refused('kernel', 'Lu-177m', ...request.slice(1))).toBe('no-emissions');
  });
});
