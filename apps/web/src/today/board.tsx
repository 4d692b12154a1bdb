import type { DoseLine } from '@lutetia/contract';
import type { WallDose } from '@lutetia/course';
import { memo, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { BoardRow } from './board-row.tsx';
import { type Axis, axisOf, hoursOf, placeOf } from './layout.ts';
import { useClock } from './use-clock.ts';

export interface BoardGiven {
  date: string;
  timeZone: string;
  /** The present minute. */
  now: string;
  lines: readonly DoseLine[];
}

/** Nearer than this the present minute’s label lies over an hour’s. */
const labelsApart = 0.055;
const percent = (fraction: number) => `${fraction * 100}%`;

/** The day from left to right; a row for each dose. */
export const Board = memo(function Board({ date, timeZone, now, lines }: BoardGiven) {
  return (
    <DayAxis date={date} timeZone={timeZone} now={now} lines={lines}>
      {(axis, clock) =>
        lines.map((line) => (
          <BoardRow
            key={`${line.courseId} ${line.dose.cycle}`}
            line={line}
            axis={axis}
            now={now}
            clock={clock}
          />
        ))
      }
    </DayAxis>
  );
});

/** Hours and the present minute above rows that share them. */
export function DayAxis(props: {
  date: string;
  timeZone: string;
  now: string;
  lines: readonly { dose: WallDose }[];
  children: (axis: Axis, clock: (iso: string) => string) => ReactNode;
}) {
  const { t } = useTranslation('today');
  const { date, timeZone, now, lines } = props;
  const clock = useClock(timeZone, date);
  const axis = axisOf(date, timeZone, lines);
  const present = placeOf(axis, now);
  return (
    <section className="day-board" aria-label={t('board')}>
      <div className="day-hours" aria-hidden="true">
        {hoursOf(axis, 14).map(({ iso, place }) => (
          <span
            key={iso}
            className="day-hour"
            data-end={place > 0.97}
            data-behind={present !== null && Math.abs(place - present) < labelsApart}
            style={{ left: percent(place) }}
          >
            {clock(iso)}
          </span>
        ))}
        {present !== null && (
          <span className="day-now-label" style={{ left: percent(present) }}>
            {clock(now)}
          </span>
        )}
      </div>
      <ol className="day-rows">{props.children(axis, clock)}</ol>
    </section>
  );
}
