import { useRouterState } from '@tanstack/react-router';
import { useEffect, useState, useSyncExternalStore } from 'react';
import { activity } from '../api/activity.ts';

/** What takes longer than this shows that it works. */
const afterMs = 100;

/** A thin line on top while an answer of the server, or a page, is awaited. Says nothing that words do not say. */
export function ProgressLine() {
  const calls = useSyncExternalStore(activity.listen, activity.count);
  const loading = useRouterState({ select: ({ isLoading }) => isLoading });
  const busy = calls > 0 || loading;
  const [shown, setShown] = useState(false);
  useEffect(() => {
    if (!busy) {
      setShown(false);
      return;
    }
    const timer = setTimeout(() => setShown(true), afterMs);
    return () => clearTimeout(timer);
  }, [busy]);
  return <div className="progress-line" data-shown={shown} aria-hidden="true" />;
}
