import { useQueryClient } from '@tanstack/react-query';
import { call } from '../api/client.ts';
import { tellTabs } from './channel.ts';
import { setMe } from './me.ts';

/** Ends the session and forgets everything that was read in it. */
export function useSignOut(): () => Promise<void> {
  const client = useQueryClient();
  return async () => {
    await call('signOut').catch(() => undefined);
    client.clear();
    setMe(client, null);
    tellTabs({ kind: 'changed' });
  };
}
