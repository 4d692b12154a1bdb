import { addresses, beat, readWallBoard, type WallBoard } from '@lutetia/contract';
import { useEffect, useState } from 'react';
import { call, watchSilence } from '../api/index.ts';

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
    const isLost = () =>
      setState(({ board }) => (board === null ? { is: 'waiting', board } : { is: 'lost', board }));
    const line = watchSilence(() => {
      isLost();
      source?.close();
      follow();
    });
    const follow = () => {
      if (stopped) return;
      source = new EventSource(addresses.displayBoard.path);
      line.heard();
      source.onmessage = ({ data }: MessageEvent<string>) => {
        line.heard();
        setState({ is: 'live', board: readWallBoard(data) });
      };
      source.addEventListener(beat.event, line.heard);
      source.onerror = () => {
        if (source?.readyState === EventSource.CLOSED) {
          line.stop();
          setState({ is: 'ended', board: null });
          timer = setTimeout(follow, reopenMs);
        } else isLost();
      };
    };
    void enter().finally(follow);
    return () => {
      stopped = true;
      line.stop();
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
