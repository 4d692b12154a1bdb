import type { Gate } from '@lutetia/course';
import { type Speech, sayInputs } from './describe.ts';

/** What a gate says as it stands. What cannot be evaluated is never said to be "not met". */
export function gateSentence(gate: Pick<Gate, 'id' | 'result' | 'inputs'>, speech: Speech): string {
  const { reads } = gate.inputs;
  // How a reading stands against its background changes the sentence, not only its figures.
  const context = typeof reads === 'string' ? { context: reads } : {};
  const variables = { ...sayInputs(gate.inputs, speech), ...context };
  if (gate.result === 'pass') return speech.t(`course:gate-name.${gate.id}`, variables);
  if (gate.result === 'fail') return speech.t(`course:gate.${gate.id}`, variables);
  return speech.t([`course:gate-unknown.${gate.id}`, 'course:gate-unknown.default'], variables);
}
