import { ApiError, type Me } from '@lutetia/contract';
import { type QueryClient, queryOptions, useQuery } from '@tanstack/react-query';
import { forgetAhead, read } from '../api/ahead.ts';
import { UnreachableError } from '../api/client.ts';
import { partings } from './device-partings.ts';

/** Who is signed in; `null` when nobody is. A locked session still says whose it is. */
export const meQuery = queryOptions<Me | null>({
  queryKey: ['me'],
  queryFn: async () => {
    // Nobody sees a session again that was left before the server heard it.
    if (!(await partings.settle())) throw new UnreachableError('the session was left');
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
  if (me !== null) partings.forget();
  client.setQueryData(meQuery.queryKey, me);
};
