/** An act that was given on this device and whose recording the server has not confirmed yet. */
export interface KeptAct {
  /** The same at every sending: however often it is sent, it is recorded once. */
  readonly commandId: string;
  readonly courseId: string;
  readonly type: string;
  /** What was entered, with its own instants. Never a secret. */
  readonly body: Readonly<Record<string, unknown>>;
  readonly overrides: readonly { readonly gate: string; readonly reason: string }[];
  /** Who gave it: it is sent in this person's session alone. */
  readonly by: { readonly userId: string; readonly name: string };
  readonly givenAt: string;
  /** Acts are sent in the order in which they were given. */
  readonly order: number;
  /** A colleague goes on without it: it waits for its giver and holds back nobody's acts. */
  readonly aside: boolean;
  /** Why the server did not record it; null while it waits. */
  readonly refusal: Refusal | null;
}

export interface Refusal {
  readonly code: string;
  readonly gates: readonly { readonly id: string; readonly result: string; readonly inputs?: unknown }[];
}

const inOrder = (acts: readonly KeptAct[]): KeptAct[] => acts.toSorted((a, b) => a.order - b.order);

export const waiting = (acts: readonly KeptAct[]): KeptAct[] =>
  inOrder(acts.filter(({ refusal }) => refusal === null));

/**
 * What to send next in the session of this person: their oldest act before which nobody else's act on the
 * same course waits. Facts of one patient reach the ledger in the order in which they happened.
 */
export function nextToSend(acts: readonly KeptAct[], userId: string): KeptAct | null {
  const held = new Set<string>();
  for (const act of waiting(acts)) {
    if (act.by.userId === userId && !held.has(act.courseId)) return act;
    if (act.by.userId !== userId && !act.aside) held.add(act.courseId);
  }
  return null;
}

/** Acts of others that hold back what this person gives on a course. */
export const heldBackBy = (acts: readonly KeptAct[], userId: string, courseId: string): KeptAct[] =>
  waiting(acts).filter((act) => act.courseId === courseId && act.by.userId !== userId && !act.aside);

/** Reads what the device has kept; null for anything that is not an act. */
export function readKept(text: string): KeptAct | null {
  let read: unknown;
  try {
    read = JSON.parse(text);
  } catch {
    return null;
  }
  return isKept(read) ? read : null;
}

function isKept(read: unknown): read is KeptAct {
  if (typeof read !== 'object' || read === null) return false;
  const one = read as Record<string, unknown>;
  const by = one.by as Record<string, unknown> | null | undefined;
  return (
    ['commandId', 'courseId', 'type', 'givenAt'].every((name) => typeof one[name] === 'string') &&
    typeof one.order === 'number' &&
    typeof one.body === 'object' &&
    Array.isArray(one.overrides) &&
    typeof by?.userId === 'string' &&
    typeof by.name === 'string'
  );
}
