import { lazy, Suspense, useRef } from 'react';
import type { DialogProps } from './dialog-box.tsx';

export const loadDialog = () => import('./dialog-box.tsx');
const DialogBox = lazy(async () => ({ default: (await loadDialog()).DialogBox }));

/** A modal dialog; what it is made of is fetched when one is first opened. */
export function Dialog(props: DialogProps) {
  const asked = useRef(false);
  if (props.opened) asked.current = true;
  return <Suspense>{asked.current && <DialogBox {...props} />}</Suspense>;
}
