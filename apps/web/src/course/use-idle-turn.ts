import { useEffect, useState } from 'react';

const waiting = new Set<() => void>();
/** Idle time that must be left for one more, in milliseconds: with less, scrolling would wait for it. */
const needs = 10;
let asked = false;
let held = 0;

// Safari has no idle callbacks yet.
const whenIdle = (work: () => void): void => {
  if ('requestIdleCallback' in window) {
    window.requestIdleCallback((left) => (left.timeRemaining() < needs ? whenIdle(work) : work()));
  } else setTimeout(work, 50);
};

function takeTurns(): void {
  asked = false;
  if (held > 0) return;
  for (const take of [...waiting].slice(0, 2)) {
    waiting.delete(take);
    take();
  }
  askForTurns();
}

function askForTurns(): void {
  if (asked || held > 0 || waiting.size === 0) return;
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

/** Nobody takes a turn meanwhile: each would make React begin anew with what it draws in pieces. */
export function useHeldTurns(hold: boolean): void {
  useEffect(() => {
    if (!hold) return;
    held += 1;
    return () => {
      held -= 1;
      askForTurns();
    };
  }, [hold]);
}
