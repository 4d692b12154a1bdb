import type { WorklistItem } from '@lutetia/contract';
import type { State } from '../ui/index.ts';

/** How a course stands in one word; open acts do not make it green while a stop stands. */
export function stateShown({
  status,
  state,
  prompts,
}: Pick<WorklistItem, 'status' | 'state' | 'prompts'>): State {
  if (status === 'ended') return 'ended';
  if (prompts.some(({ severity }) => severity === 'stop')) return 'stop';
  return status === 'held' ? 'held' : state;
}
