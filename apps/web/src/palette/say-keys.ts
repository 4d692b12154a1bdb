const isApple = (): boolean => /Mac|iPhone|iPad/.test(navigator.platform);

/** The palette's own keys as this device's keyboard names them. */
export const paletteKeys = (): string => (isApple() ? '⌘ K' : 'Ctrl K');

/** Keys as they are pressed: `L` is Shift and L. */
export const keyNames = (keys: string): readonly string[] =>
  keys.split(' ').flatMap((key) => (/^[A-Z]$/.test(key) ? ['⇧', key] : [key]));

export const escapeKey = 'Esc';
