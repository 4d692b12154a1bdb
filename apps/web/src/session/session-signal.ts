/** What any call may learn about the session: it is locked, or it is gone. */
export type SessionNews = 'locked' | 'lost';

type Listener = (news: SessionNews) => void;
const listeners = new Set<Listener>();

export const sessionSignal = {
  emit(news: SessionNews): void {
    for (const listener of listeners) listener(news);
  },
  listen(listener: Listener): () => void {
    listeners.add(listener);
    return () => {
      listeners.delete(listener);
    };
  },
};
