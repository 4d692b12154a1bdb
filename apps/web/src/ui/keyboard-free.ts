const fields =
  'input:not([type="checkbox"], [type="radio"], [type="button"], [type="submit"]), textarea, select, [contenteditable="true"], [role="combobox"], [role="listbox"], [role="menu"]';

export const isTyping = ({ target }: KeyboardEvent): boolean =>
  target instanceof Element && target.closest(fields) !== null;

/** A question stands open, or the screen is locked. */
export const isTaken = (): boolean =>
  document.documentElement.dataset.locked !== undefined ||
  document.querySelector('[role="dialog"], dialog[open]') !== null;
