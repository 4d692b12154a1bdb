/** How many calls wait for their answer. */
let underWay = 0;
const listeners = new Set<() => void>();
const tell = () => {
  for (const listener of listeners) listener();
};

export const activity = {
  count: (): number => underWay,
  /** Marks a call as under way until it is settled. */
  async during<T>(answer: Promise<T>): Promise<T> {
    underWay += 1;
    tell();
    try {
      return await answer;
    } finally {
      underWay -= 1;
      tell();
    }
  },
  listen(listener: () => void): () => void {
    listeners.add(listener);
    return () => listeners.delete(listener);
  },
};
