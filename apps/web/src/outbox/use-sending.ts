import { useEffect } from 'react';
import { useMe } from '../session/me.ts';
import { nextToSend } from './kept-act.ts';
import { keptActs, outbox, useKeptActs } from './outbox.ts';

const againMs = 3_000;

/** Sends what waits as long as somebody is signed in: at once, and whenever the server may answer again. */
export function useSending(): void {
  const acts = useKeptActs();
  const me = useMe();
  const any = me !== null && nextToSend(acts, me.userId) !== null;
  useEffect(() => {
    const follow = ({ key }: StorageEvent) => {
      if (key === null || key.startsWith('lutetia.kept.')) keptActs.refresh();
    };
    window.addEventListener('storage', follow);
    return () => window.removeEventListener('storage', follow);
  }, []);
  useEffect(() => {
    if (!any) return;
    const send = () => void outbox.flush();
    send();
    const timer = setInterval(send, againMs);
    window.addEventListener('online', send);
    document.addEventListener('visibilitychange', send);
    return () => {
      clearInterval(timer);
      window.removeEventListener('online', send);
      document.removeEventListener('visibilitychange', send);
    };
  }, [any]);
}
