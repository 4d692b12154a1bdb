import { blocks, type Gate, type Role } from '@lutetia/course';

/** May somebody with these roles let every closed gate through? */
export const mayOverride = (gate: Gate, roles: readonly Role[]): boolean =>
  gate.overridableBy.some((role) => roles.includes(role));

export const closedGates = (gates: readonly Gate[]): readonly Gate[] => gates.filter(blocks);

/** Can the form of an act be of use: it is free, or all that closes it may be let through by the reader. */
export const canOpen = (gates: readonly Gate[], roles: readonly Role[]): boolean =>
  closedGates(gates).every((gate) => mayOverride(gate, roles));
