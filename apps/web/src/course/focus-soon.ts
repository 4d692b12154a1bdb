/**
 * Moves the focus to a message. A dialog that closes at the same moment gives the focus back to its button
 * a few milliseconds later; the message comes after that.
 */
export function focusSoon(element: () => HTMLElement | null): () => void {
  const timer = setTimeout(() => element()?.focus(), 60);
  return () => clearTimeout(timer);
}
