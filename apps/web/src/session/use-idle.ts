import { useEffect, useRef, useState } from 'react';
import { call } from '../api/client.ts';
import { listenToTabs, tellTabs } from './channel.ts';
import { type IdleState, idleState, signOfLifeDue } from './idle.ts';
import { noteSign } from './presence.ts';

const signs = ['pointerdown', 'keydown', 'wheel', 'touchstart'] as const;

/** Follows the activity in all tabs; `expired` once the limit has passed without any. */
export function useIdle(idleSeconds: number, running: boolean): IdleState {
  const [state, setState] = useState<IdleState>('active');
  const lastSign = useRef(0);
  const lastCall = useRef(0);
  useEffect(() => {
    if (!running) {
      setState('active');
      return;
    }
    const now = () => performance.now() / 1000;
    lastSign.current = now();
    lastCall.current = now();
    let lastTold = 0;
    const seen = () => {
      noteSign();
      lastSign.current = now();
      if (now() - lastTold > 5) {
        lastTold = now();
        tellTabs({ kind: 'activity' });
      }
    };
    const stopListening = listenToTabs((news) => {
      if (news.kind !== 'activity') return;
      noteSign();
      lastSign.current = now();
    });
    for (const sign of signs) window.addEventListener(sign, seen, { passive: true });
    const timer = setInterval(() => {
      const quiet = now() - lastSign.current;
      setState(idleState(quiet, idleSeconds));
      if (signOfLifeDue(now() - lastCall.current, quiet, idleSeconds)) {
        lastCall.current = now();
        // A lost or locked session is announced by the client itself.
        call('me').catch(() => undefined);
      }
    }, 1000);
    return () => {
      clearInterval(timer);
      stopListening();
      for (const sign of signs) window.removeEventListener(sign, seen);
    };
  }, [idleSeconds, running]);
  return state;
}
