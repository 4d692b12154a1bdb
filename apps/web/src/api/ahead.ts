import type { CallInput, CallOutput, RouteId } from '@lutetia/contract';
import { call } from './client.ts';

const asked = new Map<string, Promise<unknown>>();
const keyOf = (id: RouteId, input: object): string => JSON.stringify([id, input]);

/**
 * Asks before the page that shows the answer is here, however long that takes; `read` takes the answer up, once. Each
 * read of a patient's data is on record: one that is thrown away stands there as one more.
 */
export function askAhead<K extends RouteId>(id: K, input: CallInput<K> = {}): Promise<CallOutput<K>> {
  const key = keyOf(id, input);
  const answer = call(id, input);
  // Whoever takes it up hears of a failure.
  answer.catch(() => undefined);
  asked.set(key, answer);
  return answer;
}

/** Whoever comes next, or reads after a change, is shown nothing that was asked for before. */
export const forgetAhead = (): void => asked.clear();

/** Reads a route, or takes up what was asked for ahead. */
export function read<K extends RouteId>(id: K, input: CallInput<K> = {}): Promise<CallOutput<K>> {
  const key = keyOf(id, input);
  // The key names the route, and with it what is answered.
  const answer = asked.get(key) as Promise<CallOutput<K>> | undefined;
  asked.delete(key);
  return answer ?? call(id, input);
}
