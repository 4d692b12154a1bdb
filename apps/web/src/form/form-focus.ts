const controls = 'input:not([type="hidden"]), select, textarea';

/** Moves to a field by its path; to the nearest part around it where it has no control of its own. */
export function focusField(form: HTMLFormElement | null, path: string): void {
  for (let at = path; at !== ''; at = at.slice(0, Math.max(0, at.lastIndexOf('.')))) {
    const box = form?.querySelector(`[data-field="${CSS.escape(at)}"]`);
    const control = box?.querySelector<HTMLElement>(`${controls}, [data-add]`);
    if (control) {
      control.focus();
      control.scrollIntoView({ block: 'center' });
      return;
    }
  }
}

/**
 * A hand scanner types the code and presses Enter. Enter in a one-line field therefore goes on to the
 * next control and never sends the form: sending takes the button.
 */
export function goOnAtEnter(event: {
  key: string;
  target: EventTarget;
  currentTarget: HTMLFormElement;
  preventDefault: () => void;
  nativeEvent: { isComposing: boolean };
}): void {
  const { target } = event;
  if (event.key !== 'Enter' || event.nativeEvent.isComposing || !(target instanceof HTMLInputElement)) return;
  event.preventDefault();
  const all = [...event.currentTarget.querySelectorAll<HTMLElement>(`${controls}, button[type="submit"]`)];
  all[all.indexOf(target) + 1]?.focus();
}
