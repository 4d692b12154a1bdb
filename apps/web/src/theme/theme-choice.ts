import {
  type MantineColorScheme,
  type MantineColorSchemeManager,
  useMantineColorScheme,
} from '@mantine/core';
import { useCallback, useSyncExternalStore } from 'react';

/** `system` follows the device; `contrast` too, in black and white with every line drawn. */
export const themeChoices = ['system', 'light', 'dark', 'contrast'] as const;
export type ThemeChoice = (typeof themeChoices)[number];

const remembered = 'lutetia.theme';
const listeners = new Set<() => void>();

const readChoice = (): ThemeChoice =>
  themeChoices.find((choice) => choice === localStorage.getItem(remembered)) ?? 'system';
export const schemeOf = (choice: ThemeChoice): MantineColorScheme =>
  choice === 'light' || choice === 'dark' ? choice : 'auto';

function showContrast(choice: ThemeChoice): void {
  const asked = choice === 'system' && window.matchMedia('(prefers-contrast: more)').matches;
  if (choice === 'contrast' || asked) document.documentElement.dataset.contrast = 'high';
  else delete document.documentElement.dataset.contrast;
}

function tell(): void {
  showContrast(readChoice());
  for (const listener of listeners) listener();
}

/** Mantine's scheme comes from the choice kept on this device, and follows it in other tabs. */
export function themeManager(): MantineColorSchemeManager {
  let follow: ((event: StorageEvent) => void) | undefined;
  showContrast(readChoice());
  return {
    get: () => schemeOf(readChoice()),
    set: () => undefined,
    subscribe(update) {
      follow = ({ key }) => {
        if (key !== remembered) return;
        tell();
        update(schemeOf(readChoice()));
      };
      window.addEventListener('storage', follow);
    },
    unsubscribe() {
      if (follow) window.removeEventListener('storage', follow);
    },
    clear: () => localStorage.removeItem(remembered),
  };
}

export function useThemeChoice(): readonly [ThemeChoice, (choice: ThemeChoice) => void] {
  const { setColorScheme } = useMantineColorScheme();
  const choice = useSyncExternalStore((listener) => {
    listeners.add(listener);
    return () => listeners.delete(listener);
  }, readChoice);
  const choose = useCallback(
    (next: ThemeChoice) => {
      localStorage.setItem(remembered, next);
      setColorScheme(schemeOf(next));
      tell();
    },
    [setColorScheme],
  );
  return [choice, choose];
}
