import type { CallInput, CallOutput, RouteId } from '@lutetia/contract';
import {
  type UseMutationResult,
  type UseQueryResult,
  useMutation,
  useQuery,
  useQueryClient,
} from '@tanstack/react-query';
import { read } from './ahead.ts';
import { call } from './client.ts';

/** Reads a route; the answer is cached under `[id, input]`. */
export function useRead<K extends RouteId>(
  id: K,
  input: CallInput<K> = {},
  options: { enabled?: boolean; refetchInterval?: number; keepPrevious?: boolean } = {},
): UseQueryResult<CallOutput<K>> {
  return useQuery<CallOutput<K>>({
    queryKey: [id, input],
    queryFn: () => read(id, input),
    enabled: options.enabled ?? true,
    ...(options.refetchInterval === undefined ? {} : { refetchInterval: options.refetchInterval }),
    ...(options.keepPrevious ? { placeholderData: (previous: CallOutput<K> | undefined) => previous } : {}),
  } as Parameters<typeof useQuery<CallOutput<K>>>[0]);
}

/** Acts on a route; afterwards the named reads are fetched anew. */
export function useAct<K extends RouteId>(
  id: K,
  refreshes: readonly RouteId[] = [],
): UseMutationResult<CallOutput<K>, Error, CallInput<K>> {
  const client = useQueryClient();
  return useMutation<CallOutput<K>, Error, CallInput<K>>({
    mutationFn: (input) => call(id, input),
    onSuccess: async () => {
      await Promise.all(refreshes.map((one) => client.invalidateQueries({ queryKey: [one] })));
    },
  });
}
