import { type ReactNode, useCallback, useState } from 'react';
import { useOffer } from './action-store.ts';
import { useCourseActions } from './course-actions.ts';
import { useDeviceActions } from './device-actions.ts';
import { useGoActions } from './go-actions.ts';
import { KeysDialog } from './keys-dialog.tsx';
import { Palette } from './palette.tsx';
import { useKeys } from './use-keys.ts';

/** The palette, the list of keys, and the keys themselves, for everything behind the sign-in. */
export function usePalette(lock: () => void): { open: () => void; dialogs: ReactNode } {
  const [shown, setShown] = useState<'palette' | 'keys' | null>(null);
  const open = useCallback(() => setShown('palette'), []);
  const close = useCallback(() => setShown(null), []);
  useKeys(open);
  return {
    open,
    dialogs: (
      <>
        <Offers
          lock={() => {
            close();
            lock();
          }}
          showKeys={() => setShown('keys')}
        />
        <Palette opened={shown === 'palette'} onClose={close} />
        <KeysDialog opened={shown === 'keys'} onClose={close} />
      </>
    ),
  };
}

function Offers(on: { lock: () => void; showKeys: () => void }) {
  useOffer([...useCourseActions(), ...useGoActions(), ...useDeviceActions(on)]);
  return null;
}
