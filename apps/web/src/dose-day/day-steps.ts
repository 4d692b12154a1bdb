import { type CourseView, doseDayActs, type StepView } from '@lutetia/course';

export type DayAct = (typeof doseDayActs)[number];

export interface DayStep {
  readonly act: DayAct;
  readonly state: StepView['state'];
  readonly gates: StepView['gates'];
  readonly waitsFor: StepView['waitsFor'];
  readonly doneAt: StepView['doneAt'];
  /** How many acts of this kind wait on the device to be recorded. */
  readonly kept: number;
}

/** A vial in quarantine has its own way; while the injection runs, its screen is the only one that counts. */
export const daySteps = (
  view: CourseView,
  kept: readonly { readonly type: string }[] = [],
): readonly DayStep[] =>
  doseDayActs.map((act) => {
    const step = view.steps.find(({ command }) => command === act);
    return {
      act,
      state: step?.state ?? 'later',
      gates: step?.gates ?? [],
      waitsFor: step?.waitsFor ?? null,
      doneAt: step?.doneAt ?? null,
      kept: kept.filter(({ type }) => type === act).length,
    };
  });

/** The screen to show: the first act of the day that is not done and whose turn has come. */
export function currentAct(view: CourseView, kept: readonly { readonly type: string }[] = []): DayAct {
  const cycle = view.course.cycles[view.course.currentCycle];
  if (cycle?.injection && cycle.injection.stop === null) return 'check-site';
  const steps = daySteps(view, kept).filter(({ act }) => act !== 'check-site' && act !== 'stop-injection');
  const turn = steps.find((step) => (step.state === 'open' || step.state === 'blocked') && step.kept === 0);
  return turn?.act ?? steps.find(({ state }) => state === 'later')?.act ?? 'give-instructions';
}
