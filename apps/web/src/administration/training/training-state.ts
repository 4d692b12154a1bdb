import type { Role, TrainingTopic } from '@lutetia/course';
import type { State } from '../../ui/index.ts';
import { validity } from '../validity.ts';
import { needsTraining } from './acts-of-topic.ts';

/** How a training stands on a day, by the state that shows it; `closed`: no act of the person's roles asks for it. */
export const trainingStates = {
  'in-date': 'current',
  'due-soon': 'ends-soon',
  expired: 'ended',
  'not-recorded': 'none',
  closed: 'not-needed',
} as const satisfies Partial<Record<State, string>>;
type TrainingState = keyof typeof trainingStates;

const isTrainingState = (state: State): state is TrainingState => state in trainingStates;

export function trainingState(
  person: { readonly roles: readonly Role[] },
  topic: TrainingTopic,
  validUntil: string | undefined,
  today: string,
): TrainingState {
  if (validUntil === undefined && !needsTraining(person.roles, topic)) return 'closed';
  const state = validity(validUntil, today);
  return isTrainingState(state) ? state : 'not-recorded';
}
