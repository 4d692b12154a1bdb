import { useEffect, useState } from 'react';

const waiting = new Set<() => void>();
/** Idle time that must be left for one more, in milliseconds: with less, scrolling would wait for it. */
const needs = 10;
let asked = false;

// Safari has no idle callbacks yet.
const whenIdle = (work: () => void): void => {
  if ('requestIdleCallback' in window) {
    window.requestIdleCallback((left) => (left.timeRemaining() < needs ? whenIdle(work) : work()));
  } else setTimeout(work, 50);
};

function takeTurns(): void {
  asked = false;
  for (const take of [...waiting].slice(0, 2)) {
    waiting.delete(take);
    take();
  }
  askForTurns();
}

function askForTurns(): void {
  if (asked || waiting.size === 0) return;
  asked = true;
  whenIdle(takeTurns);
}

/** Becomes true when the browser has nothing better to do, for two at a time, in the order in which they asked. */
export function useIdleTurn(): boolean {
  const [turn, setTurn] = useState(false);
  useEffect(() => {
    const take = () => setTurn(true);
    waiting.add(take);
    askForTurns();
    return () => void waiting.delete(take);
  }, []);
  return turn;
}
