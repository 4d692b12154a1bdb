import type { WallBoard } from '@lutetia/contract';
import { useTranslation } from 'react-i18next';
import { EmptyState, Loading, Notice, PageTitle, useLocale } from '../ui/index.ts';
import { DayAxis } from './board.tsx';
import { FitBadge } from './fit-badge.tsx';
import { TrackOfDay } from './track.tsx';
import { useMinute } from './use-minute.ts';
import { useWall } from './use-wall.ts';
import './today.css';

/** The present day for a screen on the wall: hour, room and product, nobody's name, nothing to press. */
export function WallPage() {
  const { t } = useTranslation('today');
  const { is, board } = useWall();
  return (
    <main className="today" data-wall="true" data-screen={is}>
      {is === 'waiting' && (
        <>
          <PageTitle title={t('screen.waiting')} />
          <Loading />
        </>
      )}
      {is === 'ended' && (
        <>
          <PageTitle title={t('screen.ended')} />
          <p>{t('screen.ended-help')}</p>
        </>
      )}
      {is === 'lost' && <Notice tone="attention">{t('screen.lost')}</Notice>}
      {board !== null && <Wall board={board} />}
    </main>
  );
}

function Wall({ board: { site, date, timeZone, lines } }: { board: WallBoard }) {
  const { t } = useTranslation(['today', 'course']);
  const { locale } = useLocale();
  const now = useMinute().toString();
  const { year, month, day } = Temporal.PlainDate.from(date);
  const title = new Intl.DateTimeFormat(locale, {
    timeZone: 'UTC',
    weekday: 'long',
    day: 'numeric',
    month: 'long',
  }).format(Date.UTC(year, month - 1, day));
  return (
    <>
      <PageTitle title={title} lead={`${site} · ${timeZone}`} />
      {lines.length === 0 && <EmptyState title={t('empty')}>{null}</EmptyState>}
      {lines.length > 0 && (
        <DayAxis date={date} timeZone={timeZone} now={now} lines={lines}>
          {(axis, clock) =>
            lines.map((line, index) => (
              <li
                // biome-ignore lint/suspicious/noArrayIndexKey: a row keeps nothing, and nothing on it may name a course.
                key={index}
                className="day-row"
                data-fit={line.dose.fit}
                data-phase={line.dose.phase}
              >
                <div className="day-who">
                  <div className="day-person">
                    <span className="day-name">{line.room ?? t('screen.no-room')}</span>
                    {line.label !== null && <span className="nowrap">{line.label}</span>}
                  </div>
                  <div className="day-facts">
                    <span className="day-time">{clock(line.dose.plannedAt)}</span>
                    <FitBadge line={line} now={now} clock={clock} />
                  </div>
                  {line.dose.vial !== null && (
                    <div className="small">{t(`course:option.${line.dose.vial.product}`)}</div>
                  )}
                </div>
                <div className="day-track-cell">
                  <TrackOfDay line={line} axis={axis} now={now} clock={clock} />
                </div>
              </li>
            ))
          }
        </DayAxis>
      )}
    </>
  );
}
