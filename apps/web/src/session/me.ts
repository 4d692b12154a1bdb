import { ApiError, type Me } from '@lutetia/contract';
import { type QueryClient, queryOptions, useQuery } from '@tanstack/react-query';
import { forgetAhead, read } from '../api/ahead.ts';

/** Who is signed in; `null` when nobody is. A locked session still says whose it is. */
export const meQuery = queryOptions<Me | null>({
  queryKey: ['me'],
  queryFn: async () => {
    try {
      return await read('me');
    } catch (error) {
      if (error instanceof ApiError && error.status === 401) return null;
      throw error;
    }
  },
  staleTime: Number.POSITIVE_INFINITY,
});

export const useMe = (): Me | null => useQuery(meQuery).data ?? null;

export const setMe = (client: QueryClient, me: Me | null): void => {
  forgetAhead();
  client.setQueryData(meQuery.queryKey, me);
};
