import type { Db, Tx } from '../store/index.ts';

/** Who reads about a person, and why. */
export interface Access {
  actor: string;
  role: string;
  site: string;
  purpose: string;
  at: Temporal.Instant;
  /** What was shown, in the words of the screen or command; `person` when left out. */
  what?: string;
  breakGlassId?: string;
}

export interface Read {
  at: string;
  actor: string;
  role: string;
  site: string;
  subject: string;
  what: string;
  purpose: string;
  breakGlassId: string | null;
}

/** Records a read; a read without actor or purpose is refused. */
export async function logRead(tx: Tx, subject: string, access: Access): Promise<void> {
  const { actor, role, site, purpose, at, what = 'person', breakGlassId = null } = access;
  if (actor.trim() === '' || purpose.trim() === '')
    throw new TypeError('a read needs an actor and a purpose');
  await tx
    .insertInto('read_log')
    .values({
      at: at.toString({ smallestUnit: 'millisecond' }),
      actor,
      role,
      site,
      subject,
      what,
      purpose,
      break_glass_id: breakGlassId,
    })
    .execute();
}

/** Who has read about `subject`, latest first. */
export async function readsOf(db: Db, subject: string, limit = 200): Promise<Read[]> {
  const rows = await db
    .selectFrom('read_log')
    .selectAll()
    .where('subject', '=', subject)
    .orderBy('id', 'desc')
    .limit(limit)
    .execute();
  return rows.map(({ id: _, break_glass_id: breakGlassId, ...row }) => ({ ...row, breakGlassId }));
}
