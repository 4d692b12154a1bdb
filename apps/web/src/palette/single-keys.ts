import { useSyncExternalStore } from 'react';

const remembered = 'lutetia.single-keys';
const listeners = new Set<() => void>();

/** Shortcuts without Ctrl can be switched off, for those who speak to their device or are disturbed by them. */
export const singleKeysOn = (): boolean => localStorage.getItem(remembered) !== 'off';

export function setSingleKeys(on: boolean): void {
  if (on) localStorage.removeItem(remembered);
  else localStorage.setItem(remembered, 'off');
  for (const listener of listeners) listener();
}

export const useSingleKeys = (): boolean =>
  useSyncExternalStore((listener) => {
    listeners.add(listener);
    return () => listeners.delete(listener);
  }, singleKeysOn);
