import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { findHazardMentions } from './hazards/course-gates.ts';
import { type HazardLog, parseHazardLog } from './hazards/hazard-log.ts';
import { hazardPage } from './hazards/hazard-page.ts';
import { type Evidence, judgeHazards } from './hazards/judge-hazards.ts';
import { readTestReport } from './hazards/test-report.ts';

const root = join(import.meta.dirname, '..');
const named = 'packages/course/src/time-out.test.ts › time-out › refuses another patient’s wristband';

const log: HazardLog = {
  version: 1,
  hazards: [
    {
      id: 'H-01',
      hazard: 'Wrong patient',
      harm: 'A patient gets another’s dose',
      severity: 'critical',
      incidents: [{ report: 'ENS 1', what: 'mixed up', address: null }],
      controls: [
        {
          id: 'C-01',
          what: 'Wristband is read',
          where: ['packages/course/src/time-out.ts'],
          gates: ['time-out.patient'],
          tests: [named],
        },
      ],
      residual: 'A wrong wristband',
    },
  ],
};

const evidence: Evidence = {
  log,
  mentions: [{ file: 'packages/course/src/gate-rules.ts', hazard: 'H-01', gate: 'time-out.patient' }],
  fileExists: () => true,
  tests: [{ name: named, status: 'passed' }],
};

/** The sound log with its only control, or its only hazard, changed. */
const withControl = (change: object): HazardLog => {
  const [hazard] = log.hazards;
  const control = hazard?.controls[0];
  return { ...log, hazards: [{ ...hazard, controls: [{ ...control, ...change }] }] } as unknown as HazardLog;
};

test('a control whose test passed is sound', () => {
  expect(judgeHazards(evidence)).toEqual([]);
});

describe('a planted fault is found', () => {
  const faulty: [string, Partial<Evidence>, RegExp][] = [
    ['its test failed', { tests: [{ name: named, status: 'failed' }] }, /C-01: test failed/],
    ['its test was skipped', { tests: [{ name: named, status: 'skipped' }] }, /C-01: no test of it passed/],
    ['its test is gone', { tests: [{ name: 'x.test.ts › other', status: 'passed' }] }, /C-01: no such test/],
    ['it names no test', { log: withControl({ tests: [] }) }, /C-01: no test of it passed/],
    ['its file is gone', { fileExists: () => false }, /C-01: .* does not exist/],
    ['it stands nowhere', { log: withControl({ where: [] }) }, /C-01: nowhere in the code/],
    [
      'its gate is gone',
      { log: withControl({ gates: ['time-out.shoe'] }) },
      /gate time-out.shoe does not exist/,
    ],
    [
      'a gate without control',
      { log: withControl({ gates: [] }) },
      /no control names its gate time-out.patient/,
    ],
    [
      'an unknown hazard',
      { mentions: [{ file: 'a.ts', hazard: 'H-99', gate: null }] },
      /H-99 is not in the log/,
    ],
    ['nothing looked at', { mentions: [] }, /nothing was looked at/],
    ['no hazard', { log: { version: 1, hazards: [] } }, /holds no hazard/],
    [
      'a hazard twice',
      { log: { version: 1, hazards: [...log.hazards, ...log.hazards] } },
      /H-01: given twice/,
    ],
    [
      'a hazard without control',
      { log: { version: 1, hazards: log.hazards.map((h) => ({ ...h, controls: [] })) } },
      /H-01: no control/,
    ],
    [
      'one of two runs of a test failed',
      { tests: [...(evidence.tests ?? []), { name: named, status: 'failed' }, ...(evidence.tests ?? [])] },
      /C-01: test failed/,
    ],
  ];
  test.each(faulty)('%s', (_name, change, fault) => {
    expect(judgeHazards({ ...evidence, ...change }).join('\n')).toMatch(fault);
  });

  test('a field missing, unknown or of the wrong form', () => {
    const form = (change: object) => () => parseHazardLog(JSON.stringify({ ...log, ...change }));
    expect(form({})).not.toThrow();
    expect(form({ version: 2 })).toThrow('log.version');
    expect(form({ extra: 1 })).toThrow('log.extra: unknown field');
    expect(form({ hazards: [{ ...log.hazards[0], severity: 'bad' }] })).toThrow('log.hazards[0].severity');
    expect(form(withControl({ id: 'X' }))).toThrow('log.hazards[0].controls[0].id');
  });
});

describe('the test report', () => {
  const report = (status: string, tests: object[]): string =>
    JSON.stringify({ testResults: [{ name: join(root, 'a.test.ts'), status, assertionResults: tests }] });

  test('names a test by file, groups and title', () => {
    const json = report('passed', [{ ancestorTitles: ['a', 'b'], title: 'c', status: 'pending' }]);
    expect(readTestReport(json, root)).toEqual([{ name: 'a.test.ts › a › b › c', status: 'skipped' }]);
  });

  test('counts a file that did not load as failed', () => {
    expect(readTestReport(report('failed', []), root)).toEqual([
      { name: 'a.test.ts › (the file)', status: 'failed' },
    ]);
  });
});

test('the gates of the course are found with their hazards', () => {
  const mentions = findHazardMentions(root);
  expect(mentions).toContainEqual({
    file: 'packages/course/src/gate-rules.ts',
    hazard: 'H-14',
    gate: 'operator.training',
  });
  expect(mentions.filter(({ gate }) => gate !== null).length).toBeGreaterThan(50);
});

test('the page for people names every hazard, control and test', () => {
  const page = hazardPage(log);
  for (const text of ['H-01', 'Wrong patient', 'C-01', named, 'ENS 1', 'A wrong wristband'])
    expect(page).toContain(text);
});
