import { ApiError } from '@lutetia/contract';

/** That somebody left this device, as long as the server has not heard it. */
export interface Parting {
  /** The page was covered, or the session was ended. */
  readonly act: 'lock' | 'signOut';
  /** Who left; null where the session was locked before this page knew. */
  readonly name: string | null;
}

const key = 'lutetia.parting';

/**
 * Keeps on the device what was said on leaving until the server has answered it: it outlives a reload and a closed
 * page, and is said before anything is read again. Without it a session that was left while the network was away
 * would stand open for whoever comes next.
 */
export class Partings {
  readonly #storage: () => Storage;
  readonly #send: (act: Parting['act']) => Promise<unknown>;
  readonly #listeners = new Set<() => void>();
  #pending: Parting | null;
  #unanswered = false;
  #running: Promise<boolean> | null = null;

  /** @param storage of the device; where it is closed, what was said holds as long as the page stands */
  constructor(storage: () => Storage, send: (act: Parting['act']) => Promise<unknown>) {
    this.#storage = storage;
    this.#send = send;
    this.#pending = this.#read();
  }

  pending = (): Parting | null => this.#pending;
  /** The server was told and did not answer. */
  unanswered = (): boolean => this.#unanswered;

  subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  };

  /** Leaves, and tells the server. Who has signed out does not come back to a lock. */
  leave(parting: Parting): void {
    if (this.#pending?.act !== 'signOut') this.#keep(parting);
    void this.settle();
  }

  /** Another session stands on this device now; the server has ended the one before it. */
  forget(): void {
    this.#unanswered = false;
    this.#keep(null);
  }

  /** Another tab has left, or has told the server. */
  refresh = (): void => {
    this.#pending = this.#read();
    this.#tell();
  };

  /** Tells the server what it has not heard; true when there is nothing more to tell. */
  settle(): Promise<boolean> {
    this.#running ??= this.#settle().finally(() => {
      this.#running = null;
    });
    return this.#running;
  }

  async #settle(): Promise<boolean> {
    for (let said = this.#pending; said !== null; said = this.#pending) {
      try {
        await this.#send(said.act);
      } catch (error) {
        if (!isOver(error)) {
          this.#unanswered = true;
          this.#tell();
          return false;
        }
      }
      this.#unanswered = false;
      if (this.#pending === said) this.#keep(null);
    }
    return true;
  }

  #keep(parting: Parting | null): void {
    this.#pending = parting;
    try {
      if (parting === null) this.#storage().removeItem(key);
      else this.#storage().setItem(key, JSON.stringify(parting));
    } catch {}
    this.#tell();
  }

  #read(): Parting | null {
    try {
      return readParting(this.#storage().getItem(key));
    } catch {
      return null;
    }
  }

  #tell(): void {
    for (const listener of this.#listeners) listener();
  }
}

/** The session is gone, or locked already. */
const isOver = (error: unknown): boolean =>
  error instanceof ApiError && (error.code === 'not-signed-in' || error.code === 'session-locked');

/** @throws SyntaxError for what is no JSON */
function readParting(text: string | null): Parting | null {
  if (text === null) return null;
  const { act, name }: Record<string, unknown> = JSON.parse(text);
  if (act !== 'lock' && act !== 'signOut') return null;
  return { act, name: typeof name === 'string' ? name : null };
}
