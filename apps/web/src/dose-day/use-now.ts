import { useEffect, useState } from 'react';

/** The present second. */
export function useNow(): Temporal.Instant {
  const [now, setNow] = useState(() => Temporal.Now.instant());
  useEffect(() => {
    const timer = setInterval(() => setNow(Temporal.Now.instant()), 1000);
    return () => clearInterval(timer);
  }, []);
  return now;
}
