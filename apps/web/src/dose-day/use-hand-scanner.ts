import { useEffect, useRef } from 'react';
import { HandScanner } from './hand-scanner.ts';

type Typed = HTMLInputElement | HTMLSelectElement | HTMLTextAreaElement;
const isTyped = (element: Element | null): element is Typed =>
  element instanceof HTMLInputElement ||
  element instanceof HTMLSelectElement ||
  element instanceof HTMLTextAreaElement;

/** Sets a control as if it had been typed, so that its form takes notice. */
export function enter(element: Typed, value: string): void {
  const owner = Object.getPrototypeOf(element) as object;
  Object.getOwnPropertyDescriptor(owner, 'value')?.set?.call(element, value);
  element.dispatchEvent(
    new Event(element instanceof HTMLSelectElement ? 'change' : 'input', { bubbles: true }),
  );
}

/** Hears a hand scanner wherever the focus is; the field that had the focus gets back what it held. */
export function useHandScanner(onCode: (code: string, focused: string | null) => void): void {
  const latest = useRef(onCode);
  latest.current = onCode;
  useEffect(() => {
    const scanner = new HandScanner();
    let before: { element: Typed; value: string } | null = null;
    const hear = (event: KeyboardEvent) => {
      if (event.ctrlKey || event.altKey || event.metaKey) return;
      // A dialog has its own fields: a PIN is no code.
      if (document.querySelector('[role="dialog"]') !== null) return;
      const heard = scanner.take(event);
      const { activeElement } = document;
      if (heard === 'begins')
        before = isTyped(activeElement) ? { element: activeElement, value: activeElement.value } : null;
      // Letters that stand in no field are a scanner's, not shortcuts of the page.
      if (!isTyped(activeElement) && event.key.length === 1) event.stopPropagation();
      if (heard === null || heard === 'begins') return;
      event.preventDefault();
      event.stopPropagation();
      if (before !== null) enter(before.element, before.value);
      latest.current(heard.code, before?.element.name ?? null);
    };
    window.addEventListener('keydown', hear, { capture: true });
    return () => window.removeEventListener('keydown', hear, { capture: true });
  }, []);
}
