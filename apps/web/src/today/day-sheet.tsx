import { memo, useDeferredValue } from 'react';
import { useTranslation } from 'react-i18next';
import { Quantity } from '../ui/index.ts';
import { Arrangement } from './arrangement.tsx';
import type { BoardGiven } from './board.tsx';
import { Person } from './person.tsx';
import { useClock } from './use-clock.ts';

/**
 * The day on paper: the same doses as a table, with room to write by hand. Shown in print alone, so it is drawn
 * after what the screen shows.
 */
export const DaySheet = memo(function DaySheet(given: Omit<BoardGiven, 'now'>) {
  const { date, timeZone } = given;
  const lines = useDeferredValue(given.lines, []);
  const { t } = useTranslation('today');
  const clock = useClock(timeZone, date);
  return (
    <table className="day-sheet">
      <caption>{t('sheet.title', { date })}</caption>
      <thead>
        <tr>
          <th scope="col">{t('sheet.time')}</th>
          <th scope="col">{t('sheet.patient')}</th>
          <th scope="col">{t('sheet.directive')}</th>
          <th scope="col">{t('sheet.room')}</th>
          <th scope="col">{t('sheet.vial')}</th>
          <th scope="col">{t('sheet.arrival')}</th>
          <th scope="col">{t('sheet.latest')}</th>
          <th scope="col">{t('sheet.notes')}</th>
        </tr>
      </thead>
      <tbody>
        {lines.map((line) => {
          const { dose } = line;
          const arrival = dose.vial?.receivedAt ?? dose.vial?.expectedArrivalAt;
          return (
            <tr key={`${line.courseId} ${dose.cycle}`}>
              <th scope="row">{clock(dose.plannedAt)}</th>
              <td>
                <Person line={line} />
              </td>
              <td>
                <Quantity value={dose.prescribedMBq} unit="MBq" />
              </td>
              <td>
                <Arrangement line={line} clock={clock} />
              </td>
              <td>{dose.vial?.reference ?? t('standing.no-order')}</td>
              <td>{arrival == null ? '' : clock(arrival)}</td>
              <td>{dose.vial === null ? '' : clock(dose.vial.window.latestUse)}</td>
              <td />
            </tr>
          );
        })}
      </tbody>
    </table>
  );
});
