import { type StepView, steps } from '@lutetia/course';
import { expect, test } from 'vitest';
import { waySteps } from './way-steps.ts';

const view = (command: string, step: StepView['step'], state: StepView['state']): StepView => ({
  command,
  step,
  state,
  gates: [],
  waitsFor: null,
  doneAt: state === 'done' ? '2026-11-24T02:00:00Z' : null,
});
const views = [
  view('refer', 'referral', 'done'),
  view('record-psma-pet', 'eligibility', 'open'),
  view('prescribe', 'prescription', 'later'),
];
const stands = (next: string | null, changed = views) =>
  Object.fromEntries(waySteps(changed, next).map(({ step, stand }) => [step, stand]));

test('the step of the next act is present, those before it past, those after it future', () => {
  expect(stands('record-psma-pet')).toMatchObject({
    referral: 'past',
    eligibility: 'present',
    prescription: 'future',
    course: 'any-time',
  });
  expect(waySteps(views, 'record-psma-pet')).toHaveLength(steps.length);
});

test('a present step says when its act cannot be given', () => {
  const blocked = views.map((one) =>
    one.command === 'record-psma-pet' ? { ...one, state: 'blocked' as const } : one,
  );
  expect(stands('record-psma-pet', blocked).eligibility).toBe('blocked');
});

test('when nothing comes next, what was done is past', () => {
  expect(stands(null)).toMatchObject({ referral: 'past', eligibility: 'future', prescription: 'future' });
});
