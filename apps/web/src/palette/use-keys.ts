import { useEffect } from 'react';
import { isTaken, isTyping } from '../ui/index.ts';
import { actionsNow } from './action-store.ts';
import { createKeyReader, scannerMs } from './key-reader.ts';
import { singleKeysOn } from './single-keys.ts';

/** Runs actions by their keys. Nothing runs while somebody types, answers a dialog, or a scanner writes. */
export function useKeys(openPalette: () => void): void {
  useEffect(() => {
    const read = createKeyReader();
    let waiting: ReturnType<typeof setTimeout> | undefined;
    const pressed = (event: KeyboardEvent) => {
      if (event.defaultPrevented || event.isComposing || isTaken()) return;
      if ((event.ctrlKey || event.metaKey) && !event.altKey && !event.shiftKey) {
        if (event.key.toLowerCase() !== 'k') return;
        event.preventDefault();
        openPalette();
        return;
      }
      if (event.ctrlKey || event.metaKey || event.altKey || isTyping(event) || !singleKeysOn()) return;
      if (event.key === 'Shift') return;
      const actions = actionsNow();
      const known = new Set(actions.flatMap(({ keys }) => (keys === undefined ? [] : [keys])));
      const answer = read({ key: event.key, at: event.timeStamp, held: event.repeat }, known);
      clearTimeout(waiting);
      if (answer.kind === 'begun') event.preventDefault();
      if (answer.kind !== 'shortcut') return;
      const action = actions.findLast(({ keys }) => keys === answer.keys);
      if (action === undefined) return;
      event.preventDefault();
      if (event.repeat && action.repeats) action.run();
      else if (!event.repeat) waiting = setTimeout(action.run, scannerMs);
    };
    window.addEventListener('keydown', pressed);
    return () => {
      clearTimeout(waiting);
      window.removeEventListener('keydown', pressed);
    };
  }, [openPalette]);
}
