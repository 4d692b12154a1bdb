import { type Course, openCourse, type Prompt, type Role } from '@lutetia/course';
import { expect, test } from 'vitest';
import { partsOf } from './worklist-parts.ts';

const now = Temporal.Instant.from('2026-11-24T10:00:00+08:00');
const reader = (...roles: Role[]) => ({ roles, now, timeZone: 'Asia/Shanghai' });
const prompt = (change: Partial<Prompt>): Prompt => ({
  id: 'cycle-decision-due',
  severity: 'info',
  inputs: {},
  dueAt: null,
  roles: ['physician'],
  hazard: null,
  command: null,
  ...change,
});
const parts = (
  prompts: Prompt[],
  state: 'open' | 'blocked',
  roles: Role[],
  next: string | null = null,
  course: Course = openCourse('a-course'),
) => [...partsOf({ course, next, prompts }, { state }, reader(...roles))].sort();

test('what another role has to do waits for others', () => {
  expect(parts([], 'blocked', ['coordinator'], 'prescribe')).toEqual(['all', 'waiting']);
  expect(parts([], 'blocked', ['physician'], 'prescribe')).toEqual(['all', 'blocked', 'mine']);
});

test('what lies on a paper that was asked for waits for others, for everybody here', () => {
  const fact = { version: 2, recordedAt: '2026-11-20T10:00:00+08:00', by: 'coordinator' };
  const referral: Course['referral'] = {
    origin: 'abroad',
    country: 'ID',
    timeZone: 'Asia/Jakarta',
    language: 'id',
    referringDoctor: { name: 'Dr Rahma', institution: 'Hospital in Surabaya', email: null, phone: null },
    diagnosisSummary: 'Prostate cancer',
    documents: [],
    payer: { kind: 'undecided', name: null },
    fact,
  };
  const awaiting: Course = {
    ...openCourse('a-course'),
    referral,
    documents: { 'therapy-summary': 'missing' },
    documentsAsked: { 'therapy-summary': fact },
  };
  for (const role of ['coordinator', 'physician'] as const) {
    expect(parts([], 'open', [role], 'record-history', awaiting)).toEqual(['all', 'waiting']);
    expect(parts([], 'open', [role], 'record-labs', awaiting)).toEqual(['all', 'mine']);
  }
});

test('a prompt for a role makes a course its own, whoever acts next', () => {
  expect(parts([prompt({ severity: 'due' })], 'open', ['physician'])).toEqual(['all', 'due', 'mine']);
});

test('due is until the end of the day where the hospital is; past its time it is overdue, and only that', () => {
  const at = (dueAt: string) => parts([prompt({ dueAt })], 'open', ['physician']);
  expect(at('2026-11-24T23:59:00+08:00')).toEqual(['all', 'due', 'mine']);
  expect(at('2026-11-25T00:01:00+08:00')).toEqual(['all', 'mine']);
  expect(at('2026-11-24T09:59:00+08:00')).toEqual(['all', 'mine', 'overdue']);
});

test('what has to stop is blocked, whether or not the next act is, and waits for nothing more', () => {
  const stop = prompt({ severity: 'stop' });
  expect(parts([stop], 'open', ['physician'])).toEqual(['all', 'blocked', 'mine', 'overdue']);
});
