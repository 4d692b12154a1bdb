import { isCommandType, type StepId, type StepView, steps } from '@lutetia/course';

/** A step of the patient's way as it stands: the one in which something is to be done is present. */
export interface WayStep {
  readonly step: StepId;
  readonly stand: 'past' | 'present' | 'blocked' | 'future' | 'any-time';
  readonly views: readonly StepView[];
}

/**
 * The steps with their acts. The present step is that of the next act, `blocked` when it cannot be given;
 * of a course in which nothing comes next, every step with something done is past.
 */
export function waySteps(views: readonly StepView[], next: string | null): WayStep[] {
  const nextView = views.find(({ command }) => command === next);
  const presentIndex = nextView === undefined ? -1 : steps.indexOf(nextView.step);
  return steps.map((step, index) => {
    const own = views.filter((view) => view.step === step && view.command !== 'correct');
    const begun = own.some(({ state, command }) => state === 'done' && isCommandType(command));
    return { step, stand: standOf(index, begun), views: own };
  });

  function standOf(index: number, begun: boolean): WayStep['stand'] {
    if (index === presentIndex) return nextView?.state === 'blocked' ? 'blocked' : 'present';
    // Holding, resuming and ending are no place on the way.
    if (steps[index] === 'course') return 'any-time';
    if (index < presentIndex) return 'past';
    return begun && presentIndex === -1 ? 'past' : 'future';
  }
}
