import { useQueryClient } from '@tanstack/react-query';
import { useCallback, useEffect, useState } from 'react';
import { call } from '../api/client.ts';
import { listenToTabs, tellTabs } from './channel.ts';
import { partings } from './device-partings.ts';
import { meQuery } from './me.ts';
import { sessionSignal } from './session-signal.ts';

/** `locked`: a PIN re-enters. `lost`: the session is gone and needs password and code. */
export type LockState = 'unlocked' | 'locked' | 'lost';

export function useLock(startsLocked: boolean): {
  state: LockState;
  lock: () => void;
  unlocked: () => void;
} {
  const [state, setState] = useState<LockState>(startsLocked ? 'locked' : 'unlocked');
  const client = useQueryClient();
  const lock = useCallback(() => {
    setState('locked');
    tellTabs({ kind: 'locked' });
    // The screen is covered at once; a session that is already gone is announced by the client.
    const name = client.getQueryData(meQuery.queryKey)?.displayName ?? null;
    partings.leave({ act: 'lock', name });
  }, [client]);
  const unlocked = useCallback(() => {
    setState('unlocked');
    tellTabs({ kind: 'changed' });
  }, []);
  useEffect(
    () =>
      sessionSignal.listen((news) => {
        if (client.getQueryData(meQuery.queryKey)) setState(news);
      }),
    [client],
  );
  /** Another tab signed in, out or over. The same person goes on; anybody else starts afresh. */
  const follow = useCallback(async () => {
    const before = client.getQueryData(meQuery.queryKey);
    const after = await call('me').catch(() => null);
    if (after && after.userId === before?.userId) setState('unlocked');
    else window.location.reload();
  }, [client]);
  useEffect(
    () =>
      listenToTabs((news) => {
        if (news.kind === 'locked') setState('locked');
        if (news.kind === 'changed') void follow();
      }),
    [follow],
  );
  return { state, lock, unlocked };
}
