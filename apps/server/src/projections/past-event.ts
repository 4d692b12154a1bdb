import type { PastEvent } from '@lutetia/course';
import type { Recorded } from '../ledger/index.ts';

/** A recorded fact in the form that the course folds. */
export const pastEvent = ({ version, type, body, actor, at }: Recorded): PastEvent => ({
  version,
  type,
  body: body as PastEvent['body'],
  actor,
  at,
});

/** The id behind `kind/id`, or null for a stream of another kind. */
export const idIn = (kind: 'course' | 'site', stream: string): string | null =>
  stream.startsWith(`${kind}/`) ? stream.slice(kind.length + 1) : null;
