export interface KeyPress {
  readonly key: string;
  /** Milliseconds of any steady clock. */
  readonly at: number;
  /** Sent again because the key is held down. */
  readonly held: boolean;
}

export type KeyAnswer =
  /** These keys are a shortcut, unless another key follows at once. */
  | { readonly kind: 'shortcut'; readonly keys: string }
  /** The first of two keys. */
  | { readonly kind: 'begun' }
  /** Not by a hand: whatever has just been read does not count. */
  | { readonly kind: 'scanner' }
  | { readonly kind: 'nothing' };

/** A barcode scanner types as a keyboard does, a key every few milliseconds; no hand is that fast. */
export const scannerMs = 30;
const quietAfterScannerMs = 300;
const secondKeyWithinMs = 1500;

/** Reads key presses one after the other as shortcuts of one key or two. */
export function createKeyReader(): (press: KeyPress, known: ReadonlySet<string>) => KeyAnswer {
  let last = Number.NEGATIVE_INFINITY;
  let quietUntil = Number.NEGATIVE_INFINITY;
  let first: { key: string; at: number } | null = null;
  return ({ key, at, held }, known) => {
    const fast = !held && at - last < scannerMs;
    last = at;
    if (fast || at < quietUntil) {
      quietUntil = at + quietAfterScannerMs;
      first = null;
      return { kind: 'scanner' };
    }
    const both = first !== null && at - first.at < secondKeyWithinMs ? `${first.key} ${key}` : null;
    first = null;
    if (both !== null && known.has(both)) return { kind: 'shortcut', keys: both };
    if (known.has(key)) return { kind: 'shortcut', keys: key };
    if (!held && [...known].some((keys) => keys.startsWith(`${key} `))) {
      first = { key, at };
      return { kind: 'begun' };
    }
    return { kind: 'nothing' };
  };
}
