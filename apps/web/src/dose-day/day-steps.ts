import type { CommandType, CourseView, StepView } from '@lutetia/course';

/** The acts of the day, one a screen, in their order at the bedside. */
export const dayActs = [
  'receive-dose',
  'assay-dose',
  'check-fitness',
  'check-line',
  'time-out',
  'start-injection',
  'check-site',
  'stop-injection',
  'measure-residual',
  'confirm-delivery',
  'measure-dose-rate',
  'release-patient',
  'give-instructions',
] as const satisfies readonly CommandType[];
export type DayAct = (typeof dayActs)[number];

export interface DayStep {
  readonly act: DayAct;
  readonly state: StepView['state'];
  readonly gates: StepView['gates'];
  readonly waitsFor: StepView['waitsFor'];
}

/** A vial in quarantine has its own way; while the injection runs, its screen is the only one that counts. */
export const daySteps = (view: CourseView): readonly DayStep[] =>
  dayActs.map((act) => {
    const step = view.steps.find(({ command }) => command === act);
    return { act, state: step?.state ?? 'later', gates: step?.gates ?? [], waitsFor: step?.waitsFor ?? null };
  });

/** The screen to show: the first act of the day that is not done and whose turn has come. */
export function currentAct(view: CourseView): DayAct {
  const cycle = view.course.cycles[view.course.currentCycle];
  if (cycle?.injection && cycle.injection.stop === null) return 'check-site';
  const steps = daySteps(view).filter(({ act }) => act !== 'check-site' && act !== 'stop-injection');
  const turn = steps.find(({ state }) => state === 'open' || state === 'blocked');
  return turn?.act ?? steps.find(({ state }) => state === 'later')?.act ?? 'give-instructions';
}
