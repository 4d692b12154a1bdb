import { partings } from './device-partings.ts';
import { useMe } from './me.ts';

/** Ends the session: the page goes at once, the frame stands in its place until the server has heard it. */
export function useSignOut(): () => void {
  const me = useMe();
  return () => partings.leave({ act: 'signOut', name: me?.displayName ?? null });
}
