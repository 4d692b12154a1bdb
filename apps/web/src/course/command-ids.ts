import { ApiError } from '@lutetia/contract';

/**
 * Ids of acts. The same content sent again, because no answer came, keeps its id, so that the server
 * records it once. After a clear answer, or with other content, it is a new act.
 */
export class CommandIds {
  readonly #newId: () => string;
  #open: { id: string; content: string } | null = null;

  /** @param open what was sent before the page was opened anew, and not answered */
  constructor(newId: () => string, open: { id: string; content: string } | null = null) {
    this.#newId = newId;
    this.#open = open;
  }

  idFor(content: unknown): string {
    const text = JSON.stringify(content);
    if (this.#open?.content !== text) this.#open = { id: this.#newId(), content: text };
    return this.#open.id;
  }

  settle(): void {
    this.#open = null;
  }

  /** After a fault of the server nobody knows whether the act was recorded: sent again, it keeps its id. */
  settleAfter(error: unknown): void {
    if (error instanceof ApiError && error.status < 500) this.settle();
  }
}
