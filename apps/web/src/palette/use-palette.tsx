import { useParams } from '@tanstack/react-router';
import { lazy, type ReactNode, Suspense, useCallback, useState } from 'react';
import { useOffer } from './action-store.ts';
import { useCourseActions } from './course-actions.ts';
import { useDeviceActions } from './device-actions.ts';
import { useGoActions } from './go-actions.ts';
import type { Dialog } from './palette-dialogs.tsx';
import { useKeys } from './use-keys.ts';

export const loadPaletteDialogs = () => import('./palette-dialogs.tsx');
const Dialogs = lazy(async () => ({ default: (await loadPaletteDialogs()).PaletteDialogs }));

/** The palette, the list of keys, and the keys themselves, for everything behind the sign-in. */
export function usePalette(lock: () => void): { open: () => void; dialogs: ReactNode } {
  const [shown, setShown] = useState<Dialog>(null);
  /** Fetched when first asked for, and kept then. */
  const [asked, setAsked] = useState(false);
  const show = useCallback((dialog: Dialog) => {
    setAsked(true);
    setShown(dialog);
  }, []);
  const open = useCallback(() => show('palette'), [show]);
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
          showKeys={() => show('keys')}
        />
        <Suspense>{asked && <Dialogs shown={shown} onClose={close} />}</Suspense>
      </>
    ),
  };
}

function Offers(on: { lock: () => void; showKeys: () => void }) {
  const { id } = useParams({ strict: false });
  useOffer([...useGoActions(), ...useDeviceActions(on)]);
  return <Suspense>{id !== undefined && <CourseOffers id={id} />}</Suspense>;
}

/** Apart, since only a page of a course has the texts of its acts. */
function CourseOffers({ id }: { id: string }) {
  useOffer(useCourseActions(id));
  return null;
}
