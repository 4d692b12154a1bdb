import { Button } from '@mantine/core';
import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { ErrorNotice } from './error-notice.tsx';
import { isTaken, isTyping } from './keyboard-free.ts';

/** Takes back what was just done where nothing is lost by it; by its button, or Ctrl Z where nobody types. */
export function UndoOffer({ onUndo }: { onUndo: () => void | Promise<void> }) {
  const { t } = useTranslation();
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<unknown>(null);
  const undo = async () => {
    if (busy) return;
    setBusy(true);
    setError(null);
    try {
      await onUndo();
    } catch (failed) {
      setError(failed);
    } finally {
      setBusy(false);
    }
  };
  const latest = useRef(undo);
  latest.current = undo;
  useEffect(() => {
    const pressed = (event: KeyboardEvent) => {
      const isUndo =
        (event.ctrlKey || event.metaKey) && !event.shiftKey && !event.altKey && event.key === 'z';
      if (!isUndo || event.repeat || event.defaultPrevented || isTyping(event) || isTaken()) return;
      event.preventDefault();
      void latest.current();
    };
    window.addEventListener('keydown', pressed);
    return () => window.removeEventListener('keydown', pressed);
  }, []);
  return (
    <>
      <Button
        variant="default"
        size="xs"
        name="undo"
        aria-keyshortcuts="Control+Z"
        loading={busy}
        onClick={() => void undo()}
      >
        {t('action.undo')}
      </Button>
      <ErrorNotice error={error} />
    </>
  );
}
