import { startTransition, useCallback, useEffect, useState } from 'react';
import { flushSync } from 'react-dom';
import { useHeldTurns } from './use-idle-turn.ts';

/** So many entries are drawn with the page, and so many follow at once: those of a course as it usually is. */
const withPage = 20;
const withoutAsking = 200;
const atATime = 200;

/**
 * How many of a long list are drawn: the first with the page, some more without holding it up, and the others when the
 * reader comes near, asks for all, or prints.
 */
export function useDrawn(count: number): {
  drawn: number;
  /** How many are left to be asked for. */
  left: number;
  more: () => void;
  all: () => void;
} {
  const [wanted, setWanted] = useState(withoutAsking);
  const [drawn, setDrawn] = useState(withPage);
  const follow = Math.min(wanted, count);
  useEffect(() => {
    if (drawn < follow) startTransition(() => setDrawn(Math.min(drawn + atATime, follow)));
  }, [drawn, follow]);
  useHeldTurns(drawn < follow);
  const more = useCallback(() => setWanted((before) => before + atATime), []);
  const all = useCallback(() => setWanted(Number.POSITIVE_INFINITY), []);
  useEffect(() => {
    const print = () => flushSync(() => setDrawn(count));
    addEventListener('beforeprint', print);
    return () => removeEventListener('beforeprint', print);
  }, [count]);
  return { drawn, left: drawn < follow ? 0 : count - drawn, more, all };
}
