import type { CallInput, WorklistItem, WorklistView } from '@lutetia/contract';
import { useSearch } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { call, useRead } from '../api/index.ts';
import { may } from '../session/may.ts';
import { useMe } from '../session/me.ts';
import { narrow } from './narrow.ts';

export interface Worklist {
  /** A part of what is under way, or `found`: the answer to a search. */
  readonly kind: WorklistView | 'found';
  /** What is shown: loaded, then narrowed by the words. */
  readonly items: readonly WorklistItem[] | undefined;
  readonly loaded: number;
  readonly total: number;
  readonly counts: Readonly<Record<WorklistView, number>> | undefined;
  /** Restricted courses of the number that was searched for, closed to the reader. */
  readonly closed: readonly string[];
  readonly error: Error | null;
  readonly isPending: boolean;
  readonly showMore: () => void;
  /** The same list for a file, recorded as such; with ids, of those courses alone. */
  readonly exported: (ids: readonly string[]) => Promise<readonly WorklistItem[]>;
}

const everyMinute = 60_000;
const first = 100;
const most = 500;

export function useWorklist(): Worklist {
  const { t } = useTranslation(['app', 'course']);
  const me = useMe();
  const { view = 'mine', role, step, cycle, text = '', search, status } = useSearch({ from: '/signed-in/' });
  const [limit, setLimit] = useState(first);
  const found = search !== undefined || status !== undefined || !may(me, 'worklist');
  const asked = {
    view,
    ...(role === undefined ? {} : { role }),
    ...(step === undefined ? {} : { step }),
    ...(cycle === undefined ? {} : { cycle }),
  } satisfies CallInput<'worklist'>['query'];
  const searched = { ...(search ? { search } : {}), ...(status ? { status } : {}) };
  const tasks = useRead(
    'worklist',
    { query: { ...asked, limit } },
    { enabled: !found, refetchInterval: everyMinute, keepPrevious: true },
  );
  const courses = useRead(
    'listCourses',
    { query: { ...searched, limit } },
    { enabled: found && may(me, 'listCourses'), keepPrevious: true },
  );
  const shown = found ? courses : tasks;
  const say = (item: WorklistItem) =>
    `${t(`course:step.${item.stage}`)} ${item.next === null ? '' : t(`course:command.${item.next}`)}`;
  const narrowed = (items: readonly WorklistItem[]) => (found ? items : narrow(items, text, say));
  return {
    kind: found ? 'found' : view,
    items: shown.data && narrowed(shown.data.items),
    loaded: shown.data?.items.length ?? 0,
    total: shown.data?.total ?? 0,
    counts: tasks.data?.counts,
    closed: found ? (courses.data?.closed ?? []) : [],
    error: shown.error,
    isPending: shown.isPending && shown.fetchStatus !== 'idle',
    showMore: () => setLimit(most),
    async exported(ids) {
      const shownIds =
        ids.length > 0 || text === ''
          ? ids
          : narrowed(shown.data?.items ?? []).map(({ courseId }) => courseId);
      const only = shownIds.length === 0 ? {} : { only: shownIds.join(',') };
      const query = { ...only, export: 'true' as const, limit: most };
      const answer = found
        ? await call('listCourses', { query: { ...searched, ...query } })
        : await call('worklist', { query: { ...asked, ...query } });
      return answer.items;
    },
  };
}
