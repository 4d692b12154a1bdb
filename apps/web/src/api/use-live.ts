import type { CallOutput, LiveNews, RouteId } from '@lutetia/contract';
import { type QueryClient, useQueryClient } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { may } from '../session/may.ts';
import { useMe } from '../session/me.ts';
import { forgetAhead } from './ahead.ts';
import { followLive, type LiveState } from './live.ts';

/** Position of the last news that was heard; what was read before the first of them takes in the reader's own. */
const heardKey = ['live', 'heard'];

/** Lists in which any course may appear. */
const lists: readonly RouteId[] = ['worklist', 'listCourses', 'supply'];
const ofSite: readonly RouteId[] = ['site', 'supply'];
const ofCourse: readonly RouteId[] = ['course', 'courseEvents', 'instructions'];

/**
 * Keeps what is on the page up to date as others work; with a date, that day's board too. Returns how the
 * connection stands, so that a page can say when it may be old.
 */
export function useLive(date: string | null): LiveState {
  const client = useQueryClient();
  const me = useMe();
  const allowed = may(me, 'live');
  const position = me?.position ?? 0;
  const [state, setState] = useState<LiveState>('connecting');
  useEffect(() => {
    if (!allowed) return;
    const since = () => Math.max(position, client.getQueryData<number>(heardKey) ?? 0);
    return followLive(date, since, {
      state: setState,
      news: (news) => {
        if (date !== null) updateBoard(client, date, news);
        refresh(client, news);
        client.setQueryData(heardKey, news.position);
      },
    });
  }, [client, date, allowed, position]);
  return state;
}

function updateBoard(client: QueryClient, date: string, news: LiveNews): void {
  client.setQueryData<CallOutput<'today'>>(['today', { query: { date } }], (board) => {
    if (board === undefined) return board;
    const { replaces, position } = news;
    const kept = replaces === null ? [] : board.lines.filter(({ courseId }) => !replaces.includes(courseId));
    const lines = [...kept, ...news.lines].sort(
      (a, b) =>
        Temporal.Instant.compare(a.dose.plannedAt, b.dose.plannedAt) || (a.courseId < b.courseId ? -1 : 1),
    );
    return { ...board, position, lines };
  });
}

function refresh(client: QueryClient, { courses, site }: LiveNews): void {
  // What was asked for before it is not taken up after it.
  if (site || courses === null || courses.length > 0) forgetAhead();
  const again = (routes: readonly RouteId[], id?: string) => {
    for (const route of routes) {
      void client.invalidateQueries({
        predicate: ({ queryKey: [key, input] }) =>
          key === route && (id === undefined || (input as { params?: { id?: string } })?.params?.id === id),
      });
    }
  };
  if (courses === null) again([...lists, ...ofCourse]);
  else if (courses.length > 0) again(lists);
  for (const id of courses ?? []) again(ofCourse, id);
  if (site) again(ofSite);
}
