import type { Gate, GateSource } from './gate.ts';
import { type GateId, gateRules } from './gate-rules.ts';

type Inputs = Gate['inputs'];

/** A gate with its rule's hazard, override and source; a pack's source replaces the rule's own. */
export function gate(id: GateId, result: Gate['result'], inputs: Inputs = {}, source?: GateSource): Gate {
  const rule = gateRules[id];
  return {
    id,
    result,
    inputs,
    source: source ?? rule.source,
    hazard: rule.hazard,
    overridableBy: rule.overridableBy,
  };
}

/** `true` passes, `false` fails, `null` (not known) cannot be evaluated. */
export const check = (id: GateId, truth: boolean | null, inputs: Inputs = {}, source?: GateSource): Gate =>
  gate(id, truth === null ? 'cannot-evaluate' : truth ? 'pass' : 'fail', inputs, source);
