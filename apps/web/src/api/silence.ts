import { beat } from '@lutetia/contract';

/**
 * Calls `onLost` when nothing was heard for longer than a beat takes: a cable that is pulled closes no connection.
 * `heard` begins the wait anew, `stop` ends it.
 */
export function watchSilence(onLost: () => void): { heard: () => void; stop: () => void } {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const stop = () => clearTimeout(timer);
  return {
    heard() {
      stop();
      timer = setTimeout(onLost, beat.lostAfterMs);
    },
    stop,
  };
}
