import { useEffect, useState } from 'react';

const minuteMs = 60_000;

/** The present minute; it moves with the clock's minute, so that all boards turn together. */
export function useMinute(): Temporal.Instant {
  const [now, setNow] = useState(minute);
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout>;
    const turn = () => {
      timer = setTimeout(
        () => {
          setNow(minute());
          turn();
        },
        minuteMs - (Date.now() % minuteMs) + 20,
      );
    };
    turn();
    return () => clearTimeout(timer);
  }, []);
  return now;
}

const minute = (): Temporal.Instant =>
  Temporal.Now.instant().round({ smallestUnit: 'minute', roundingMode: 'floor' });
