/** What the tabs of one browser tell each other about the session that they share. */
export type TabNews = { kind: 'activity' } | { kind: 'locked' } | { kind: 'changed' };

const channel = new BroadcastChannel('lutetia.session');

export const tellTabs = (news: TabNews): void => channel.postMessage(news);

export function listenToTabs(listener: (news: TabNews) => void): () => void {
  const receive = (event: MessageEvent<TabNews>) => listener(event.data);
  channel.addEventListener('message', receive);
  return () => channel.removeEventListener('message', receive);
}
