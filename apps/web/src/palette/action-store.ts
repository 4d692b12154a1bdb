import { useEffect, useRef, useSyncExternalStore } from 'react';
import type { Action } from './action.ts';

const offered = new Map<object, readonly Action[]>();
const listeners = new Set<() => void>();
let all: readonly Action[] = [];

function changed(): void {
  all = [...offered.values()].flat();
  for (const listener of listeners) listener();
}

/** Everything that can be done at this moment. */
export const actionsNow = (): readonly Action[] => all;

/** Offers actions for as long as the part that calls it is on the page. */
export function useOffer(actions: readonly Action[]): void {
  const owner = useRef({});
  useEffect(() => {
    offered.set(owner.current, actions);
    changed();
  });
  useEffect(() => {
    const { current } = owner;
    return () => {
      offered.delete(current);
      changed();
    };
  }, []);
}

export const useActions = (): readonly Action[] =>
  useSyncExternalStore((listener) => {
    listeners.add(listener);
    return () => listeners.delete(listener);
  }, actionsNow);
