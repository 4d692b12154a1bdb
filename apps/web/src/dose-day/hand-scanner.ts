/** A scanner types faster than any hand. */
const fastestHandMs = 80;
const shortest = 4;

export interface Key {
  readonly key: string;
  /** The key's place: what an input method has taken is read off it. */
  readonly code: string;
  readonly shiftKey: boolean;
  readonly timeStamp: number;
}

/** Tells a scanner's burst of keys, ended by Enter, from typing. */
export class HandScanner {
  #read = '';
  #last = Number.NEGATIVE_INFINITY;

  /** @returns `begins` at a first key, a code at its Enter, else null */
  take(key: Key): 'begins' | { code: string } | null {
    const fast = key.timeStamp - this.#last <= fastestHandMs;
    if (key.key === 'Enter') {
      const code = this.#read;
      this.#read = '';
      return fast && code.length >= shortest ? { code } : null;
    }
    const character = characterOf(key);
    if (character === null) return null;
    this.#read = fast ? this.#read + character : character;
    this.#last = key.timeStamp;
    return fast ? null : 'begins';
  }
}

/** A Chinese input method swallows the letters; where on the keyboard they were struck says which they are. */
function characterOf({ key, code, shiftKey }: Key): string | null {
  if (key.length === 1) return key;
  if (key !== 'Process') return null;
  const struck = /^(?:Key([A-Z])|Digit(\d)|Numpad(\d))$/.exec(code);
  if (struck) {
    const [, letter, digit, numpad] = struck;
    return letter === undefined ? (digit ?? numpad ?? null) : shiftKey ? letter : letter.toLowerCase();
  }
  return ({ Minus: shiftKey ? '_' : '-', Period: '.', Slash: '/' } as Record<string, string>)[code] ?? null;
}
