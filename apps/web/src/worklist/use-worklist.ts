import type { WorklistItem } from '@lutetia/contract';
import { useSearch } from '@tanstack/react-router';
import { useRead } from '../api/index.ts';
import { may } from '../session/may.ts';
import { useMe } from '../session/me.ts';

export interface Worklist {
  /** `tasks`: what waits for the reader; `found`: the answer to a search or filter. */
  readonly kind: 'tasks' | 'found';
  readonly data: { items: WorklistItem[]; total: number } | undefined;
  /** Restricted courses of the number that was searched for, closed to the reader. */
  readonly closed: readonly string[];
  readonly error: Error | null;
  readonly isPending: boolean;
}

const everyMinute = 60_000;

export function useWorklist(): Worklist {
  const me = useMe();
  const { search, status } = useSearch({ from: '/signed-in/' });
  const found = search !== undefined || status !== undefined || !may(me, 'worklist');
  const tasks = useRead('worklist', {}, { enabled: !found, refetchInterval: everyMinute });
  const courses = useRead(
    'listCourses',
    { query: { ...(search ? { search } : {}), ...(status ? { status } : {}) } },
    { enabled: found && may(me, 'listCourses'), keepPrevious: true },
  );
  const shown = found ? courses : tasks;
  return {
    kind: found ? 'found' : 'tasks',
    data: shown.data,
    closed: found ? (courses.data?.closed ?? []) : [],
    error: shown.error,
    isPending: shown.isPending && shown.fetchStatus !== 'idle',
  };
}
