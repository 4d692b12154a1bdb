import type { CallOutput, Me } from '@lutetia/contract';
import { QueryClient } from '@tanstack/react-query';
import { meQuery } from '../session/me.ts';

const me: Me = {
  userId: 'sample',
  username: 'sample',
  displayName: 'Dr Sample 样本',
  roles: ['physician', 'technologist'],
  locked: false,
  secondFactor: true,
  hasPin: true,
  idleSeconds: 600,
  position: 0,
  site: { id: 'sample', name: 'Sample Hospital', timeZone: 'Asia/Shanghai', country: 'CN' },
};
const colleagues: CallOutput<'colleagues'> = [
  { username: 'second', displayName: 'Second Sample', roles: ['technologist'] },
];

/** Answers that parts ask for, made up: the gallery reads nothing from a server. */
export function sampleClient(): QueryClient {
  const client = new QueryClient({
    defaultOptions: { queries: { staleTime: Number.POSITIVE_INFINITY, gcTime: Number.POSITIVE_INFINITY } },
  });
  client.setQueryData(meQuery.queryKey, me);
  client.setQueryData(['colleagues', {}], colleagues);
  return client;
}
