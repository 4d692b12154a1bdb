import { useEffect, useSyncExternalStore } from 'react';
import { partings } from './device-partings.ts';
import type { Parting } from './partings.ts';

const againMs = 3_000;

/** What the server has not heard yet. */
export const useParting = (): Parting | null => useSyncExternalStore(partings.subscribe, partings.pending);
export const useUnanswered = (): boolean => useSyncExternalStore(partings.subscribe, partings.unanswered);

/** Tells the server again and again until it answers. */
export function useSayParting(): void {
  const any = useParting() !== null;
  useEffect(() => {
    window.addEventListener('storage', partings.refresh);
    return () => window.removeEventListener('storage', partings.refresh);
  }, []);
  useEffect(() => {
    if (!any) return;
    const settle = () => void partings.settle();
    settle();
    const timer = setInterval(settle, againMs);
    window.addEventListener('online', settle);
    return () => {
      clearInterval(timer);
      window.removeEventListener('online', settle);
    };
  }, [any]);
}
