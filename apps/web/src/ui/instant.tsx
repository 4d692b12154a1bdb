import { useMe } from '../session/me.ts';
import { formatDate } from './format-date.ts';
import { formatInstant } from './format-instant.ts';
import { useLocale } from './use-locale.ts';

const browserZone = (): string => Intl.DateTimeFormat().resolvedOptions().timeZone;

/**
 * An instant in the zone of the place it belongs to (`zone`; default: the hospital's), and in the
 * hospital's zone beside it where the clocks differ.
 */
export function Instant({ at, zone, seconds = false }: { at: string; zone?: string; seconds?: boolean }) {
  const { locale } = useLocale();
  const home = useMe()?.site.timeZone ?? browserZone();
  return <SaidInstant at={at} zone={zone ?? home} home={home} locale={locale} seconds={seconds} />;
}

/** The same where zone and locale are at hand, as in long lists. */
export function SaidInstant(props: {
  at: string;
  zone: string;
  home: string;
  locale: string;
  seconds?: boolean;
}) {
  const { at, zone, home, locale, seconds = false } = props;
  const text = formatInstant(at, zone, home, locale, seconds);
  return (
    <time dateTime={at} className="instant">
      <span className="nowrap">{text.main}</span>
      {text.other && (
        <>
          {/* Outside the span, so that the line may break here. */}{' '}
          <span className="instant-other nowrap">({text.other})</span>
        </>
      )}
    </time>
  );
}

/** A calendar date without a clock, e.g. `2027-06-30`. */
export function Day({ date }: { date: string }) {
  const { locale } = useLocale();
  const text = formatDate(Temporal.PlainDate.from(date), locale);
  return (
    <time dateTime={date} className="nowrap">
      {text}
    </time>
  );
}
