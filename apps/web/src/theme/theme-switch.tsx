import { lazy, Suspense, useState } from 'react';
import { ThemeButton } from './theme-button.tsx';
import { useThemeChoice } from './theme-choice.ts';

const ThemeMenu = lazy(async () => ({ default: (await import('./theme-menu.tsx')).ThemeMenu }));

/** Light, dark, as the device, or high contrast: kept on this device. */
export function ThemeSwitch() {
  const [choice] = useThemeChoice();
  const [asked, setAsked] = useState(false);
  const button = <ThemeButton choice={choice} onClick={() => setAsked(true)} />;
  return asked ? (
    <Suspense fallback={button}>
      <ThemeMenu />
    </Suspense>
  ) : (
    button
  );
}
