import type { Context } from '../context.ts';
import type { Tx } from '../store/index.ts';
import { coursesOfDay, type DayCourse } from './day-lines.ts';
import type { Origin } from './rights.ts';

interface Asked {
  readonly siteId: string;
  readonly date: string;
  /** Null: every course of the day. */
  readonly ids: readonly string[] | null;
  /** The event up to which it must have been read. */
  readonly position: number;
}

const kept = 50;

/**
 * Boards that are open side by side ask the same at the same moment: it is worked out once for all of
 * them, and forgotten with its minute. Whoever shows it decides what each reader may see.
 */
export class DayBoard {
  readonly #courses = new Shared<readonly DayCourse[]>();
  readonly #origins = new Shared<readonly Origin[]>();

  courses(context: Context, { siteId, date, ids, position }: Asked): Promise<readonly DayCourse[]> {
    return this.#courses.once(context, JSON.stringify([siteId, date, ids, position]), (tx) =>
      coursesOfDay(context, tx, { siteId, date, ids }),
    );
  }

  /** To whom courses belong, from which follows who may see them. */
  origins(context: Context, ids: readonly string[], position: number): Promise<readonly Origin[]> {
    return this.#origins.once(context, JSON.stringify([ids, position]), (tx) =>
      tx
        .selectFrom('course_projection')
        .select(['course_id', 'site_id', 'person_id', 'referrer_id', 'restricted'])
        .where('course_id', 'in', ids)
        .execute(),
    );
  }
}

class Shared<T> {
  readonly #answers = new Map<string, Promise<T>>();
  #minute = '';

  once(context: Context, key: string, work: (tx: Tx) => Promise<T>): Promise<T> {
    const minute = context.clock().toString({ smallestUnit: 'minute' });
    if (minute !== this.#minute) this.#answers.clear();
    this.#minute = minute;
    const known = this.#answers.get(key);
    if (known !== undefined) return known;
    const answer = context.store.snapshot(work);
    this.#answers.set(key, answer);
    answer.catch(() => this.#answers.delete(key));
    for (const old of this.#answers.keys()) {
      if (this.#answers.size <= kept) break;
      this.#answers.delete(old);
    }
    return answer;
  }
}
