/**
 * The same body sent again after an answer was lost keeps its id, so that the server records it
 * once; a changed body, or one after a clear answer, is a new act with a new id.
 */
export function newCommandIds(randomId: () => string) {
  let open: { id: string; body: string } | null = null;
  return {
    idFor(body: unknown): string {
      const text = JSON.stringify(body);
      if (open?.body !== text) open = { id: randomId(), body: text };
      return open.id;
    },
    /** The server has answered: recorded or refused. */
    settled(): void {
      open = null;
    },
  };
}
