import type { BoardDose, Option } from '../board/board.ts';
import { costOfPlacing, hasRoom, place, remove } from '../board/place.ts';
import { clockMs, dayMs, hourMs, offsetMs } from '../instance/calendar.ts';
import { decayOf } from '../instance/decay.ts';
import { draw, drawFrom } from './draw.ts';
import type { Policy } from './policy.ts';
import { morningMs, type Service } from './service.ts';

/** What became of the doses of one draw. */
export type DrawResult = {
  given: number;
  /** Vials that nobody used and that could not be cancelled any more: patients unfit, and vials too late to be used. */
  discardedUnfit: number;
  discardedLate: number;
  /** Cancelled for a fee. */
  lateCancellations: number;
  freeCancellations: number;
  /** Dates that were changed. */
  moved: number;
  /** Asked for in the horizon, and not given in it. */
  notGiven: number;
  /** Sum of |days since the dose before - 42| over `intervals` doses given. */
  deviationDays: number;
  intervals: number;
};

type Fate = { readonly onsetDay: number; readonly untilDay: number };

type State = {
  ordered: boolean;
  done: boolean;
  /** Drawn when the first vial is ordered; null where the patient stays fit. */
  fate: Fate | null | undefined;
  knownUnfit: boolean;
  replacement: boolean;
};

/**
 * One draw of the service under a policy, morning after morning: patients are checked, vials cancelled, given or lost, orders
 * placed, and whoever lost a date gets the best one that is left. Assumptions: `stochastic` of the instance.
 */
export function runDraw(service: Service, policy: Policy, seed: number): DrawResult {
  const { board, instance, first } = service;
  const result: DrawResult = {
    given: 0,
    discardedUnfit: 0,
    discardedLate: 0,
    lateCancellations: 0,
    freeCancellations: 0,
    moved: 0,
    notGiven: 0,
    deviationDays: 0,
    intervals: 0,
  };
  for (const dose of board.doses) remove(board, dose);
  for (const [dose, option] of first) if (option !== null) place(board, dose, option);
  const states = new Map<BoardDose, State>(
    board.doses.map((dose) => [
      dose,
      { ordered: false, done: false, fate: undefined, knownUnfit: false, replacement: false },
    ]),
  );
  const stateOf = (dose: BoardDose): State => {
    const state = states.get(dose);
    if (state === undefined) throw new RangeError('a dose of another board');
    return state;
  };
  const order = (dose: BoardDose, day: number): void => {
    const state = stateOf(dose);
    state.ordered = true;
    if (state.fate === undefined) state.fate = fateOf(service, seed, dose, day);
  };
  for (const dose of service.orderedBefore) if (dose.chosen !== null) order(dose, dose.chosen.day);

  let today = service.startDay;
  let nowMs = service.startMs;
  let freed = false;
  const isUnfit = (dose: BoardDose): boolean => {
    const fate = stateOf(dose).fate;
    return !stateOf(dose).knownUnfit && fate != null && fate.onsetDay <= today && today < fate.untilDay;
  };
  const allowed = (dose: BoardDose, option: Option): boolean => {
    const { fate, knownUnfit, replacement } = stateOf(dose);
    const { departure } = option.leg;
    const cutoff = replacement ? departure.replacementCutoffMs : departure.orderCutoffMs;
    if (option.day <= today || cutoff <= nowMs) return false;
    if (knownUnfit && fate != null && option.day < fate.untilDay) return false;
    return knownUnfit || replacement || option.day <= (service.latestDay.get(dose) ?? 0);
  };
  const putBack = (dose: BoardDose): boolean => {
    let best: Option | null = null;
    let least = Number.POSITIVE_INFINITY;
    for (const option of dose.options) {
      const cost = costOfPlacing(board, dose, option);
      if (cost < least && allowed(dose, option) && hasRoom(dose, option)) [best, least] = [option, cost];
    }
    if (best !== null) place(board, dose, best);
    return best !== null;
  };
  /** A new date for a dose, and for the later ones of its course that are not ordered and stand in its way. */
  const replan = (dose: BoardDose, oldDay: number): void => {
    freed = true;
    stateOf(dose).ordered = false;
    const after = dose.course.doses.filter(
      (other) => other.cycle > dose.cycle && !stateOf(other).ordered && !stateOf(other).done,
    );
    const days = new Map(after.map((other) => [other, other.chosen?.day]));
    for (const other of after) remove(board, other);
    if (putBack(dose) && dose.chosen?.day !== oldDay) result.moved += 1;
    for (const other of after) {
      putBack(other);
      const day = days.get(other);
      if (day !== undefined && other.chosen !== null && other.chosen.day !== day) result.moved += 1;
    }
  };
  const cancel = (dose: BoardDose, chosen: Option): void => {
    const { calibrationMs } = chosen.leg.departure;
    const { cancelFreeDays, cancelLateDays } = instance.stochastic;
    if (nowMs <= calibrationMs - cancelFreeDays * dayMs) result.freeCancellations += 1;
    else if (nowMs <= calibrationMs - cancelLateDays * dayMs) result.lateCancellations += 1;
    else result.discardedUnfit += 1;
    remove(board, dose);
    stateOf(dose).knownUnfit = true;
    replan(dose, chosen.day);
  };
  const treat = (dose: BoardDose, chosen: Option): void => {
    const supply = supplyOf(service, seed, chosen);
    if (supply.use === 'later') {
      remove(board, dose);
      if (
        hasRoom(dose, supply.option) &&
        costOfPlacing(board, dose, supply.option) < Number.POSITIVE_INFINITY
      ) {
        place(board, dose, supply.option);
        result.moved += 1;
        return;
      }
      result.discardedLate += 1;
      stateOf(dose).replacement = true;
      replan(dose, chosen.day);
    } else if (supply.use === 'none') {
      if (!supply.cancelled) result.discardedLate += 1;
      remove(board, dose);
      stateOf(dose).replacement = true;
      replan(dose, chosen.day);
    } else {
      stateOf(dose).done = true;
      result.given += 1;
      const before = dose.course.doses.find((other) => other.cycle === dose.cycle - 1);
      const last = before === undefined ? dose.givenDay : stateOf(before).done ? before.chosen?.day : null;
      if (last != null) {
        result.intervals += 1;
        result.deviationDays += Math.abs(chosen.day - last - board.targetIntervalDays);
      }
    }
  };

  for (; today <= service.endDay; today++) {
    nowMs = morningMs(service, today);
    freed = false;
    for (const dose of board.doses) {
      const state = stateOf(dose);
      const { chosen } = dose;
      if (state.done || chosen === null) continue;
      const daysLeft = chosen.day - today;
      if (state.ordered) {
        const checked = daysLeft === 0 || policy.recheckDaysBefore.includes(daysLeft);
        if (checked && isUnfit(dose)) cancel(dose, chosen);
        else if (daysLeft === 0) treat(dose, chosen);
        continue;
      }
      const { departure } = chosen.leg;
      const cutoff = state.replacement ? departure.replacementCutoffMs : departure.orderCutoffMs;
      if (cutoff > nowMs + dayMs) continue;
      if (state.fate === undefined) state.fate = fateOf(service, seed, dose, chosen.day);
      if (policy.checkBeforeOrder && isUnfit(dose)) {
        remove(board, dose);
        state.knownUnfit = true;
        replan(dose, chosen.day);
      } else order(dose, chosen.day);
    }
    if (policy.standby && freed)
      for (const dose of board.doses) if (dose.chosen === null && !stateOf(dose).done) putBack(dose);
  }
  for (const state of states.values()) if (!state.done) result.notGiven += 1;
  return result;
}

/** When the patient of a dose that is ordered for a date becomes unfit, if at all. */
function fateOf({ instance }: Service, seed: number, { request }: BoardDose, day: number): Fate | null {
  const { unfitProbability, unfitWindowDays, unfitDurationDays } = instance.stochastic;
  if (draw(seed, 'unfit', request.id) >= unfitProbability) return null;
  const [shortest, longest] = unfitDurationDays;
  const onsetDay = day - unfitWindowDays * (1 - draw(seed, 'onset', request.id));
  return {
    onsetDay,
    untilDay: onsetDay + shortest + draw(seed, 'duration', request.id) * (longest - shortest),
  };
}

type Supply =
  | { readonly use: 'now' }
  | { readonly use: 'later'; readonly option: Option }
  | { readonly use: 'none'; readonly cancelled: boolean };

/** Whether the vial is there on the day: in time, later inside its window (the same day, or a morning after), or not at all. */
function supplyOf(service: Service, seed: number, chosen: Option): Supply {
  const { instance, board } = service;
  const { flightDelayHours, customsHoldProbability, customsHoldHours } = instance.stochastic;
  const { departure, site, readyMs } = chosen.leg;
  const delay = drawFrom(flightDelayHours, draw(seed, 'delay', departure.id));
  if (delay === null) return { use: 'none', cancelled: true };
  const held = draw(seed, 'customs', `${departure.id}/${site}`) < customsHoldProbability;
  const ready = readyMs + (delay + (held ? customsHoldHours : 0)) * hourMs;
  if (ready <= chosen.atMs) return { use: 'now' };
  const { earlyMs, lateMs } = decayOf(instance.product);
  const last = Math.min(
    chosen.vialForMs + lateMs,
    departure.calibrationMs + instance.product.shelfLifeHours * hourMs,
  );
  const place = instance.sites.find(({ id }) => id === site);
  if (place === undefined) throw new RangeError('the instance was not checked');
  const offset = offsetMs(place.utcOffset);
  for (const at of board.siteDays.get(site) ?? []) {
    if (at.day < chosen.day || at.chairs === 0) continue;
    const opens = at.day * dayMs + clockMs(place.hours.first) - offset;
    const closes = at.day * dayMs + clockMs(place.hours.last) - offset;
    const atMs = Math.max(opens, ready, chosen.vialForMs - earlyMs);
    if (opens > last) break;
    if (atMs > Math.min(closes, last)) continue;
    if (at.day === chosen.day) return { use: 'now' };
    return { use: 'later', option: { ...chosen, place: at, day: at.day, atMs } };
  }
  return { use: 'none', cancelled: false };
}
