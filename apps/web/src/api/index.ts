export { call, UnreachableError } from './client.ts';
export { queryClient } from './query-client.ts';
export { useAct, useRead } from './use-call.ts';
