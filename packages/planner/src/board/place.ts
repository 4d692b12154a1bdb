import type { Board, BoardDose, Option } from './board.ts';
import { freeSpectSlot, hasSpectSlot, takeSpectSlot } from './site-day.ts';

/** Whether chairs, licence, SPECT slots and vials are left for an option; the dose stands nowhere now. */
export function hasRoom({ prescribedMBq }: BoardDose, { place: at, leg, keep }: Option): boolean {
  return (
    at.treated.length < at.chairs &&
    at.activityMBq + prescribedMBq <= at.licenceMBq &&
    (keep || leg.departure.vials < leg.departure.limit) &&
    hasSpectSlot(at)
  );
}

/** The doses of a course around one that stands nowhere: what its day is measured against, and what that does to the next. */
export type Surroundings = {
  earliestDay: number;
  latestDay: number;
  dueDay: number;
  /** When the next cycle would be due, were this one not planned: it is measured against this one if it is. */
  nextDueDay: number;
  nextCost: number;
};

const none = Number.POSITIVE_INFINITY;
const around: Surroundings = { earliestDay: 0, latestDay: 0, dueDay: 0, nextDueDay: none, nextCost: 0 };

/** Overwritten by the next call: it is asked for millions of times. */
export function surroundingsOf(board: Board, dose: BoardDose): Surroundings {
  const { minIntervalDays, targetIntervalDays } = board;
  around.earliestDay = -none;
  around.latestDay = none;
  around.dueDay = dose.givenDay === null ? dose.targetDay : dose.givenDay + targetIntervalDays;
  around.nextDueDay = none;
  around.nextCost = 0;
  for (const other of dose.course.doses) {
    if (other === dose || other.chosen === null) continue;
    const { day } = other.chosen;
    if (other.cycle < dose.cycle) {
      around.earliestDay = day + minIntervalDays;
      if (other.cycle === dose.cycle - 1) around.dueDay = day + targetIntervalDays;
      continue;
    }
    around.latestDay = day - minIntervalDays;
    if (other.cycle === dose.cycle + 1) {
      around.nextDueDay = day - targetIntervalDays;
      const due = other.givenDay === null ? other.targetDay : other.givenDay + targetIntervalDays;
      around.nextCost = Math.abs(day - due);
    }
    break;
  }
  return around;
}

/** What the objective gains (less than zero) or loses when a dose that stands nowhere is given so; Infinity where its course forbids it. */
export function costOfPlacing(board: Board, dose: BoardDose, option: Option): number {
  return costWithin(board, dose, option, surroundingsOf(board, dose));
}

/** As `costOfPlacing`, where the surroundings are known. */
export function costWithin(board: Board, dose: BoardDose, option: Option, within: Surroundings): number {
  const { day, leg, keep, cost } = option;
  if (day < within.earliestDay || day > within.latestDay) return none;
  let days = day < within.dueDay ? within.dueDay - day : day - within.dueDay;
  if (within.nextDueDay !== none)
    days += (day < within.nextDueDay ? within.nextDueDay - day : day - within.nextDueDay) - within.nextCost;
  return days * board.deviationDay + cost + (keep || leg.vials > 0 ? 0 : leg.cost) - dose.unplannedCost;
}

/** Puts a dose on the board. Needs room, and an interval that is long enough. */
export function place(board: Board, dose: BoardDose, option: Option, spectDay?: number): void {
  const { place: at, leg, keep } = option;
  board.total += costOfPlacing(board, dose, option);
  dose.chosen = option;
  at.treated.push(dose);
  at.activityMBq += dose.prescribedMBq;
  if (!dose.frozen) takeSpectSlot(at, spectDay);
  if (keep) return;
  leg.vials += 1;
  leg.departure.vials += 1;
}

/** Takes a dose off the board, and gives the option that it had. */
export function remove(board: Board, dose: BoardDose): Option | null {
  const { chosen } = dose;
  if (chosen === null) return null;
  const { place: at, leg, keep } = chosen;
  dose.chosen = null;
  const last = at.treated.pop();
  if (last !== undefined && last !== dose) at.treated[at.treated.indexOf(dose)] = last;
  at.activityMBq -= dose.prescribedMBq;
  freeSpectSlot(at);
  if (!keep) {
    leg.vials -= 1;
    leg.departure.vials -= 1;
  }
  board.total -= costOfPlacing(board, dose, chosen);
  return chosen;
}
