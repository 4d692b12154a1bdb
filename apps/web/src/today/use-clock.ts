import { useLocale } from '../ui/index.ts';

/** Clock times of the board, all in the hospital's zone, which the page names once. */
export function useClock(timeZone: string, date: string): (iso: string) => string {
  const { locale } = useLocale();
  const time = new Intl.DateTimeFormat(locale, {
    timeZone,
    hour: '2-digit',
    minute: '2-digit',
    hourCycle: 'h23',
  });
  const other = new Intl.DateTimeFormat(locale, {
    timeZone,
    weekday: 'short',
    day: 'numeric',
    month: 'short',
    hour: '2-digit',
    minute: '2-digit',
    hourCycle: 'h23',
  });
  return (iso) => {
    const at = Temporal.Instant.from(iso);
    const day = at.toZonedDateTimeISO(timeZone).toPlainDate().toString();
    return (day === date ? time : other).format(at.epochMilliseconds);
  };
}
