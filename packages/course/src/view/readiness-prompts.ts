import { assayDeviationOf } from '../assay-deviation.ts';
import type { Course, Cycle } from '../course.ts';
import { findingInputs } from '../decide/fitness.ts';
import { lineGates } from '../decide/time-out.ts';
import type { Prompt } from '../gate.ts';
import type { Given } from '../given.ts';
import { dayIn } from '../time.ts';
import { bedside, prompt } from './prompt.ts';

/** What would close the time-out is said when it is found, not when the patient lies there with a cannula. */
export function readinessPrompts(course: Course, cycle: Cycle, given: Given): Prompt[] {
  if (cycle.injection !== null) return [];
  return [
    ...assayPrompts(course, cycle, given),
    ...fitnessPrompts(cycle, given),
    ...linePrompts(cycle, given),
  ];
}

function assayPrompts(course: Course, cycle: Cycle, given: Given): Prompt[] {
  const assay = assayDeviationOf(course, cycle, given);
  if (assay === null || assay.fits) return [];
  const { fits: _, timesApart, activityMBq, ...numbers } = assay;
  return [
    prompt(timesApart === null ? 'assay-outside-tolerance' : 'assay-implausible', 'stop', assayReaders, {
      inputs: { ...numbers, activityMBq: rounded(activityMBq), timesApart },
      hazard: 'H-03',
      command: 'assay-dose',
    }),
  ];
}

const assayReaders = ['radiopharmacist', 'physician'] as const;
const rounded = (activityMBq: number): number => Number(activityMBq.toPrecision(6));

const today = (at: string, { now, site }: Given): boolean =>
  dayIn(at, site.timeZone) === dayIn(now, site.timeZone);

/** Of today's check; what a time-out has let through with a reason is not asked again. */
function fitnessPrompts({ fitness, timeOut }: Cycle, given: Given): Prompt[] {
  if (fitness === null || fitness.verdict === 'fit' || !today(fitness.checkedAt, given)) return [];
  if (timeOut !== null && timeOut.fact.version > fitness.fact.version) return [];
  const unfit = fitness.verdict === 'unfit';
  return [
    prompt(unfit ? 'patient-unfit' : 'fitness-undecided', unfit ? 'stop' : 'overdue', bedside, {
      inputs: findingInputs(fitness.findings),
      hazard: 'H-11',
      command: 'check-fitness',
    }),
  ];
}

function linePrompts(cycle: Cycle, given: Given): Prompt[] {
  const { line } = cycle;
  if (line === null || !today(line.checkedAt, given)) return [];
  const flushes = lineGates(cycle, given.now, given).find(({ id }) => id === 'line.flushes');
  if (flushes?.result !== 'fail') return [];
  return [
    prompt('line-not-good', 'stop', bedside, {
      inputs: flushes.inputs,
      hazard: 'H-06',
      command: 'check-line',
    }),
  ];
}
