import { addresses, type LiveNews, readLiveNews } from '@lutetia/contract';
import { call } from './client.ts';

export type LiveState = 'connecting' | 'live' | 'lost';

const reopenMs = 3_000;

/**
 * Follows what changes, with a day's doses where a date is given, until it is stopped. A connection that
 * is lost comes back by itself and then tells everything anew.
 */
export function followLive(
  date: string | null,
  on: { news: (news: LiveNews) => void; state: (state: LiveState) => void },
): () => void {
  const address = `${addresses.live.path}${date === null ? '' : `?date=${date}`}`;
  let source: EventSource | undefined;
  let timer: ReturnType<typeof setTimeout> | undefined;
  const open = () => {
    source = new EventSource(address);
    source.onopen = () => on.state('live');
    source.onmessage = ({ data }: MessageEvent<string>) => on.news(readLiveNews(data));
    source.onerror = () => {
      on.state('lost');
      if (source?.readyState !== EventSource.CLOSED) return;
      // Refused, not cut: the session may be locked or gone, which any call tells the page.
      call('me').catch(() => undefined);
      timer = setTimeout(open, reopenMs);
    };
  };
  on.state('connecting');
  open();
  return () => {
    clearTimeout(timer);
    source?.close();
  };
}
