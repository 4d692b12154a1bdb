import type { CallOutput } from '@lutetia/contract';
import { useInfiniteQuery } from '@tanstack/react-query';
import { call } from '../api/index.ts';
import type { AuditSearch } from './search.ts';

export type AuditItem = CallOutput<'audit'>['items'][number];

const pageSize = 100;

/** Pages go back in time from the newest; a page shorter than asked for is the last. */
export function useAuditPages(search: AuditSearch) {
  const query = useInfiniteQuery({
    queryKey: ['audit', search],
    initialPageParam: undefined as number | undefined,
    queryFn: ({ pageParam }) =>
      call('audit', {
        query: { ...search, limit: pageSize, ...(pageParam === undefined ? {} : { before: pageParam }) },
      }),
    getNextPageParam: (last) => (last.items.length < pageSize ? undefined : last.items.at(-1)?.id),
  });
  const items: AuditItem[] = query.data?.pages.flatMap((page) => page.items) ?? [];
  return { ...query, items };
}
