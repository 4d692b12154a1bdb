import { dateOf, instantText } from '../instance/calendar.ts';
import type { Assignment, Plan } from '../instance/instance.ts';
import type { Board } from './board.ts';

/** The plan that stands on a board. */
export function planOf(board: Board): Plan {
  const assignments: Assignment[] = [];
  const spectDates = spectDatesOf(board);
  for (const { request, chosen, frozen } of board.doses) {
    if (chosen === null) continue;
    const spectDate = frozen ? request.current?.spectDate : spectDates.get(request.id);
    if (spectDate === undefined) throw new RangeError(`dose ${request.id} has no SPECT date`);
    assignments.push({
      dose: request.id,
      departure: chosen.leg.departure.id,
      vialFor: instantText(chosen.vialForMs),
      at: instantText(chosen.atMs),
      date: dateOf(chosen.day),
      spectDate,
    });
  }
  return { instance: board.instance.id, producedBy: 'lutetia', assignments };
}

/** Who is imaged when: those keep their date whose date in force has a place, the others follow in the order of the instance. */
function spectDatesOf(board: Board): Map<string, string> {
  const dates = new Map<string, string>();
  for (const days of board.siteDays.values())
    for (const { treated, imaged, imagedOn } of days) {
      const left = new Map(imagedOn.map(({ day }, lag) => [dateOf(day), imaged[lag] ?? 0]));
      const take = (id: string, date: string | undefined): boolean => {
        const count = date === undefined ? 0 : (left.get(date) ?? 0);
        if (date === undefined || count === 0) return false;
        left.set(date, count - 1);
        dates.set(id, date);
        return true;
      };
      const open = treated.filter(({ frozen }) => !frozen).map(({ request }) => request);
      const waiting = open.filter(({ id, current }) => !take(id, current?.spectDate));
      for (const { id } of waiting.toSorted((a, b) => (a.id < b.id ? -1 : 1)))
        for (const date of [...left.keys()]) if (take(id, date)) break;
    }
  return dates;
}
