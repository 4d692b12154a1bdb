import type { Context } from '../context.ts';
import { coursesOfDay, type DayCourse } from './day-lines.ts';

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
  readonly #answers = new Map<string, Promise<readonly DayCourse[]>>();
  #minute = '';

  courses(context: Context, { siteId, date, ids, position }: Asked): Promise<readonly DayCourse[]> {
    const minute = context.clock().toString({ smallestUnit: 'minute' });
    if (minute !== this.#minute) this.#answers.clear();
    this.#minute = minute;
    const key = JSON.stringify([siteId, date, ids, position]);
    const known = this.#answers.get(key);
    if (known !== undefined) return known;
    const answer = context.store.snapshot((tx) => coursesOfDay(context, tx, { siteId, date, ids }));
    this.#answers.set(key, answer);
    answer.catch(() => this.#answers.delete(key));
    for (const old of this.#answers.keys()) {
      if (this.#answers.size <= kept) break;
      this.#answers.delete(old);
    }
    return answer;
  }
}
