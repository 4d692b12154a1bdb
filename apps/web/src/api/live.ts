import { addresses, beat, type LiveNews, readLiveNews } from '@lutetia/contract';
import { call } from './client.ts';
import { watchSilence } from './silence.ts';

export type LiveState = 'connecting' | 'live' | 'lost';

const reopenMs = 3_000;

/**
 * Follows what changes, with a day's doses where a date is given, until it is stopped. A connection that
 * is lost comes back by itself and then tells what has changed meanwhile.
 *
 * @param since position of the ledger that everything takes in that was read so far
 */
export function followLive(
  date: string | null,
  since: () => number,
  on: { news: (news: LiveNews) => void; state: (state: LiveState) => void },
): () => void {
  const address = () => `${addresses.live.path}?since=${since()}${date === null ? '' : `&date=${date}`}`;
  let source: EventSource | undefined;
  let timer: ReturnType<typeof setTimeout> | undefined;
  let ended = false;
  const line = watchSilence(() => {
    on.state('lost');
    source?.close();
    open();
  });
  const open = () => {
    source = new EventSource(address());
    line.heard();
    source.onopen = () => {
      line.heard();
      on.state('live');
    };
    source.onmessage = ({ data }: MessageEvent<string>) => {
      line.heard();
      on.news(readLiveNews(data));
    };
    source.addEventListener(beat.event, line.heard);
    // A page that is being left hears it too, and is gone by the next turn: drawing it would hold up the one that comes.
    source.onerror = () => setTimeout(onError);
  };
  const onError = () => {
    if (ended || source?.readyState === EventSource.OPEN) return;
    on.state('lost');
    if (source?.readyState !== EventSource.CLOSED) return;
    line.stop();
    // Refused, not cut: the session may be locked or gone, which any call tells the page.
    call('me').catch(() => undefined);
    clearTimeout(timer);
    timer = setTimeout(open, reopenMs);
  };
  on.state('connecting');
  open();
  return () => {
    ended = true;
    line.stop();
    clearTimeout(timer);
    source?.close();
  };
}
