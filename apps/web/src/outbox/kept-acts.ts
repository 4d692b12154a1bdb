import { type KeptAct, readKept } from './kept-act.ts';

const prefix = 'lutetia.kept.';

/**
 * The acts that wait on this device, one entry each, so that tabs do not overwrite one another's. They outlive
 * a reload, a lock and the session; each goes when it is recorded or put away by its giver.
 */
export class KeptActs {
  readonly #storage: Storage;
  readonly #listeners = new Set<() => void>();
  #snapshot: readonly KeptAct[];
  #last = 0;

  constructor(storage: Storage) {
    this.#storage = storage;
    this.#snapshot = this.#read();
  }

  all = (): readonly KeptAct[] => this.#snapshot;

  subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  };

  /** @throws when the device's storage is full or closed: the act is not kept then */
  add(act: Omit<KeptAct, 'order' | 'aside' | 'refusal'>): KeptAct {
    const known = this.#snapshot.find(({ commandId }) => commandId === act.commandId);
    if (known !== undefined) return known;
    this.#last = Math.max(Date.now() * 1000, this.#last + 1);
    const kept: KeptAct = { ...act, order: this.#last, aside: false, refusal: null };
    this.#write(kept);
    return kept;
  }

  change(commandId: string, change: Partial<Pick<KeptAct, 'aside' | 'refusal'>>): void {
    const act = this.#read().find((one) => one.commandId === commandId);
    if (act !== undefined) this.#write({ ...act, ...change });
  }

  remove(commandId: string): void {
    this.#storage.removeItem(prefix + commandId);
    this.refresh();
  }

  /** Another tab has changed what waits. */
  refresh = (): void => {
    this.#snapshot = this.#read();
    for (const listener of this.#listeners) listener();
  };

  #write(act: KeptAct): void {
    this.#storage.setItem(prefix + act.commandId, JSON.stringify(act));
    this.refresh();
  }

  #read(): readonly KeptAct[] {
    const keys = Array.from({ length: this.#storage.length }, (_, index) => this.#storage.key(index) ?? '');
    return keys
      .filter((key) => key.startsWith(prefix))
      .map((key) => readKept(this.#storage.getItem(key) ?? ''))
      .filter((act) => act !== null)
      .sort((a, b) => a.order - b.order);
  }
}
