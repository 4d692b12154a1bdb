import { Button } from '@mantine/core';
import { getRouteApi } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { call, useLive } from '../api/index.ts';
import { useSpeech } from '../course/use-speech.ts';
import { useZone } from '../session/use-zone.ts';
import {
  CsvButton,
  EmptyState,
  ErrorNotice,
  LinkButton,
  ListSkeleton,
  Notice,
  PageTitle,
  useLocale,
  useRead,
} from '../ui/index.ts';
import { Board } from './board.tsx';
import { DaySheet } from './day-sheet.tsx';
import { Legend } from './legend.tsx';
import { todayCsv } from './today-csv.ts';
import { useMinute } from './use-minute.ts';
import './today.css';

const route = getRouteApi('/signed-in/today');

/** The dose-day board: every injection of a day, its vial and its patient, up to date for everybody. */
export function TodayPage() {
  const { t } = useTranslation('today');
  const search = route.useSearch();
  const speech = useSpeech();
  const now = useMinute();
  const zone = useZone();
  const present = now.toZonedDateTimeISO(zone).toPlainDate();
  const day = search.date === undefined ? present : Temporal.PlainDate.from(search.date);
  const date = day.toString();
  const live = useLive(date);
  const board = useRead('today', { query: { date } });
  const { locale } = useLocale();
  const title = new Intl.DateTimeFormat(locale, {
    timeZone: 'UTC',
    weekday: 'long',
    day: 'numeric',
    month: 'long',
  }).format(Date.UTC(day.year, day.month - 1, day.day));
  const lines = board.data?.lines ?? [];
  const given = { date, timeZone: zone, lines };
  return (
    <div className="today" data-wall={search.wall === true}>
      <PageTitle
        title={day.equals(present) ? t('title-today', { day: title }) : title}
        lead={t('lead', { count: lines.length, zone })}
        actions={
          <div className="day-actions">
            <Button.Group>
              <LinkButton
                variant="default"
                to="/today"
                search={{ ...search, date: day.subtract({ days: 1 }).toString() }}
              >
                {t('previous-day')}
              </LinkButton>
              <LinkButton to="/today" search={withoutDate(search)}>
                {t('present-day')}
              </LinkButton>
              <LinkButton
                variant="default"
                to="/today"
                search={{ ...search, date: day.add({ days: 1 }).toString() }}
              >
                {t('next-day')}
              </LinkButton>
            </Button.Group>
            <CsvButton
              file={`doses-${date}`}
              load={async () =>
                todayCsv((await call('today', { query: { date, export: 'true' } })).lines, speech)
              }
            />
            <Button variant="default" onClick={() => window.print()}>
              {t('print')}
            </Button>
            <LinkButton to="/today" search={toggled(search)}>
              {t(search.wall === true ? 'desk' : 'wall')}
            </LinkButton>
          </div>
        }
      />
      {live === 'lost' && <Notice tone="attention">{t('lost')}</Notice>}
      <ErrorNotice error={board.error} takeFocus={false} />
      {board.isPending && <ListSkeleton rows={4} />}
      {board.data && lines.length === 0 && <EmptyState title={t('empty')}>{t('empty-help')}</EmptyState>}
      {lines.length > 0 && (
        <>
          <Board {...given} now={now.toString()} />
          <Legend />
          <DaySheet {...given} />
        </>
      )}
    </div>
  );
}

const withoutDate = ({ wall }: { wall?: true }) => (wall === undefined ? {} : { wall });
const toggled = ({ date, wall }: { date?: string; wall?: true }) => ({
  ...(date === undefined ? {} : { date }),
  ...(wall === undefined ? { wall: true as const } : {}),
});
