import { useMe } from './me.ts';

/**
 * The hospital's time zone, in which its clocks and days are told.
 *
 * @throws Error where nobody is signed in: no page guesses a zone
 */
export function useZone(): string {
  const me = useMe();
  if (me === null) throw new Error('the time zone of a hospital is asked for while nobody is signed in');
  return me.site.timeZone;
}
