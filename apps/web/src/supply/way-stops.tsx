import type { SupplyItem } from '@lutetia/contract';
import { useTranslation } from 'react-i18next';
import { useMe } from '../session/me.ts';
import { useLocale } from '../ui/index.ts';

type Stop = SupplyItem['stops'][number];

/** The way of a dose as a line of stops: what was told, what comes next and until when. */
export function WayStops({ item, now }: { item: SupplyItem; now: string }) {
  const { t } = useTranslation(['supply', 'course']);
  const held = item.lastMilestone === 'customs-held' || item.lastMilestone === 'delayed';
  return (
    <>
      {held && <strong className="small">{t(`course:option.${item.lastMilestone}`)}</strong>}
      {item.risk === 'not-on-record' && <strong className="small">{t('way.not-on-record')}</strong>}
      <ol className="way-stops">
        {item.stops.map((stop) => (
          <li key={stop.kind} data-state={stop.state}>
            <span className="stop-name">
              {stop.kind === 'received' ? t('way.received') : t(`course:option.${stop.kind}`)}
            </span>{' '}
            <StopTimes stop={stop} now={now} />
          </li>
        ))}
      </ol>
    </>
  );
}

function StopTimes({ stop, now }: { stop: Stop; now: string }) {
  const { t } = useTranslation('supply');
  const due = stop.expectedAt ?? stop.plannedAt;
  if (stop.state === 'untold') return <span className="dimmed">{t('way.untold')}</span>;
  if (stop.at !== null) {
    return (
      <>
        <Clock at={stop.at} /> <Late of={stop.at} than={stop.plannedAt} word="later-than-planned" />
      </>
    );
  }
  return (
    <>
      {due === null && stop.state === 'next' && <span className="dimmed">{t('way.no-time')}</span>}
      {due !== null && (
        <>
          {t(stop.expectedAt === null ? 'way.planned' : 'way.expected')} <Clock at={due} />{' '}
          <Late of={due} than={stop.plannedAt} word="later-than-planned" />{' '}
          <Late of={now} than={due} word="overdue" />
        </>
      )}
      {stop.latestAt !== null && (
        <span className="latest">
          {t('way.latest')} <Clock at={stop.latestAt} />
        </span>
      )}
    </>
  );
}

/** Day and clock of the hospital, whose zone the page names once. */
function Clock({ at }: { at: string }) {
  const { locale } = useLocale();
  const timeZone = useMe()?.site.timeZone;
  const text = new Intl.DateTimeFormat(locale, {
    day: 'numeric',
    month: 'short',
    hour: '2-digit',
    minute: '2-digit',
    hourCycle: 'h23',
    ...(timeZone === undefined ? {} : { timeZone }),
  }).format(Temporal.Instant.from(at).epochMilliseconds);
  return (
    <time dateTime={at} className="nowrap">
      {text}
    </time>
  );
}

/** How much an instant lies after another, in words; nothing where it does not. */
function Late({
  of,
  than,
  word,
}: {
  of: string;
  than: string | null;
  word: 'later-than-planned' | 'overdue';
}) {
  const { t } = useTranslation('supply');
  if (than === null) return null;
  const minutes = Math.floor(Temporal.Instant.from(than).until(of).total('minutes'));
  if (minutes < 1) return null;
  const [days, hours] = [Math.floor(minutes / 1440), Math.floor(minutes / 60) % 24];
  const span =
    days > 0
      ? t('way.days', { days, hours })
      : hours > 0
        ? t(minutes % 60 === 0 ? 'way.full-hours' : 'way.hours', { hours, minutes: minutes % 60 })
        : t('way.minutes', { minutes });
  return <span className="late">{t(`way.${word}`, { span })}</span>;
}
