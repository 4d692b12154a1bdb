import { addresses, readWallBoard, type WallBoard } from '@lutetia/contract';
import { useEffect, useState } from 'react';
import { call } from '../api/index.ts';

export type WallState =
  | { readonly is: 'waiting' | 'ended'; readonly board: null }
  | { readonly is: 'live' | 'lost'; readonly board: WallBoard };

const reopenMs = 10_000;

/** The board of a screen's link. The link's token stands in the address once, and the screen keeps it from then on. */
export function useWall(): WallState {
  const [state, setState] = useState<WallState>({ is: 'waiting', board: null });
  useEffect(() => {
    let stopped = false;
    let source: EventSource | undefined;
    let timer: ReturnType<typeof setTimeout> | undefined;
    const follow = () => {
      if (stopped) return;
      source = new EventSource(addresses.displayBoard.path);
      source.onmessage = ({ data }: MessageEvent<string>) =>
        setState({ is: 'live', board: readWallBoard(data) });
      source.onerror = () => {
        if (source?.readyState === EventSource.CLOSED) {
          setState({ is: 'ended', board: null });
          timer = setTimeout(follow, reopenMs);
        } else setState(({ board }) => (board === null ? { is: 'waiting', board } : { is: 'lost', board }));
      };
    };
    void enter().finally(follow);
    return () => {
      stopped = true;
      clearTimeout(timer);
      source?.close();
    };
  }, []);
  return state;
}

async function enter(): Promise<void> {
  const token = window.location.hash.slice(1);
  if (token === '') return;
  window.history.replaceState(null, '', window.location.pathname);
  // A link that has ended opens nothing: the board then says so.
  await call('openDisplay', { body: { token } }).catch(() => undefined);
}
