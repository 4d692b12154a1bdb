import type { Gate } from '@lutetia/course';
import type { Speech } from '../course/describe.ts';
import { sayName, sayValue } from '../course/describe.ts';
import { gateSentence } from '../course/gate-sentence.ts';

export type Blocker = Pick<Gate, 'id' | 'result' | 'inputs'>;

const atMost = 3;

/** What closes an act, with the values that its sentence does not hold already. */
export function sayBlocker(gate: Blocker, speech: Speech): string {
  const sentence = gateSentence(gate, speech).replace(/[.。]$/, '');
  const rest = Object.entries(gate.inputs)
    .filter(([name, value]) => value !== null && value !== '' && name !== 'reads')
    .map(([name, value]) => ({
      name: sayName(name, speech),
      value: sayValue(name, value, speech),
      code: name,
    }))
    // An input without a name of its own is for the record, not for the ward.
    .filter(({ name, value, code }) => name !== code && !sentence.includes(value))
    .slice(0, atMost)
    .map(({ name, value }) => `${name} ${value}`);
  return rest.length === 0 ? sentence : `${sentence} (${rest.join('; ')})`;
}
