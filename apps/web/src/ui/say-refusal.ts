import { isRecord, type Speech, sayInputs } from '../course/describe.ts';

/** A refused gate as it comes over the wire, in a sentence. What cannot be evaluated is never "not met". */
export function sayRefusal(gate: { id: string; result: string; inputs?: unknown }, speech: Speech): string {
  const variables = isRecord(gate.inputs) ? sayInputs(gate.inputs, speech) : {};
  const unknown = [`course:gate-unknown.${gate.id}`, 'course:gate-unknown.default'];
  return speech.t(gate.result === 'cannot-evaluate' ? unknown : `course:gate.${gate.id}`, variables);
}
