import type { RecordedEventView } from '@lutetia/contract';
import { useInfiniteQuery } from '@tanstack/react-query';
import { call } from '../../api/index.ts';

const pageSize = 50;

/** Pages go back in time from the newest; a page shorter than asked for is the last. */
export function useSiteHistory() {
  const query = useInfiniteQuery({
    queryKey: ['siteEvents'],
    initialPageParam: undefined as number | undefined,
    queryFn: ({ pageParam }) =>
      call('siteEvents', {
        query: { limit: pageSize, ...(pageParam === undefined ? {} : { before: pageParam }) },
      }),
    getNextPageParam: (last) => (last.items.length < pageSize ? undefined : last.items.at(-1)?.position),
  });
  const items: RecordedEventView[] = query.data?.pages.flatMap((page) => page.items) ?? [];
  return { ...query, items };
}
