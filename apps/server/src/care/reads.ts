import type { RouteId } from '@lutetia/contract';
import { type Caller, firstRole } from '../access/index.ts';
import { type Context, isoOf } from '../context.ts';
import type { Tx } from '../store/index.ts';
import type { Right } from './rights.ts';

type Reader = Pick<Caller, 'userId' | 'siteId' | 'roles'>;
/** As what, and for what, a course is read. */
type ReadingRight = Pick<Right, 'breakGlassId'> & {
  role: Right['role'] | 'display';
  purpose: Right['purpose'] | 'forgetting' | 'existence' | 'audit' | 'wall-display';
};

/** Keeps the record of one request's reads of patient data; a route that reads must have used it. */
export class Reads {
  readonly #context: Context;
  readonly #caller: Reader;
  readonly route: RouteId;
  readonly #what: string;
  recorded = false;

  /** @param exported what is read leaves the house as a file, and is recorded as that */
  constructor(context: Context, caller: Reader, route: RouteId, exported = false) {
    this.#context = context;
    this.#caller = caller;
    this.route = route;
    this.#what = exported ? `export-${route}` : route;
  }

  /** One row for each course shown, in the transaction that reads it. */
  async record(tx: Tx, shown: readonly { courseId: string; right: ReadingRight }[]): Promise<void> {
    this.recorded = true;
    await this.#insert(
      tx,
      shown.map(({ courseId, right }) => ({
        subject: courseId,
        role: right.role,
        purpose: right.purpose,
        break_glass_id: right.breakGlassId,
      })),
    );
  }

  /** A read that was refused is recorded too. */
  async denied(subject: string): Promise<void> {
    await this.#context.store.transaction((tx) =>
      this.#insert(tx, [
        { subject, role: firstRole(this.#caller.roles), purpose: 'denied', break_glass_id: null },
      ]),
    );
  }

  async #insert(
    tx: Tx,
    rows: readonly { subject: string; role: string; purpose: string; break_glass_id: string | null }[],
  ): Promise<void> {
    if (rows.length === 0) return;
    const { userId: actor, siteId: site } = this.#caller;
    const at = isoOf(this.#context.clock());
    await tx
      .insertInto('read_log')
      .values(rows.map((row) => ({ at, actor, site, what: this.#what, ...row })))
      .execute();
  }
}

/** The rows that a list of ids names; all without a list. */
export function chosenOnly<T>(rows: readonly T[], idOf: (row: T) => string, only: string | undefined): T[] {
  if (only === undefined) return [...rows];
  const ids = new Set(only.split(','));
  return rows.filter((row) => ids.has(idOf(row)));
}
