import type { Board, BoardDose, Leg, Option, Scope } from '../board/board.ts';
import { costOfPlacing, costWithin, hasRoom, type Surroundings, surroundingsOf } from '../board/place.ts';
import { hasSpectSlot } from '../board/site-day.ts';
import { cheapestOption } from './construct.ts';
import type { Journal } from './journal.ts';
import type { Random } from './random.ts';

/**
 * Changes the board through the journal; false where it found nothing to change, or sees before it touches anything that the change
 * would cost more than is allowed.
 */
export type Move = (board: Board, scope: Scope, journal: Journal, random: Random, allowed: number) => boolean;

/** What a dose costs where it stands, of what would go with it. */
function costOfStanding(dose: BoardDose, chosen: Option, around: Surroundings, board: Board): number {
  const { leg, keep } = chosen;
  return costWithin(board, dose, chosen, around) + (!keep && leg.vials === 1 ? leg.cost : 0);
}

function putBack(board: Board, journal: Journal, dose: BoardDose): void {
  const best = cheapestOption(board, dose);
  if (best !== null && best.cost < 0) journal.place(dose, best.option);
}

/** One dose to another of its options; who stands in the way there is put where it is cheapest for them. */
export const relocate: Move = (board, scope, journal, random, allowed) => {
  const dose = random.pick(scope.movable);
  const { options, chosen } = dose;
  if (options.length === 0) return false;
  const option = random.pick(options);
  if (option === chosen) return false;
  const around = surroundingsOf(board, dose);
  const after = costWithin(board, dose, option, around);
  if (after < Number.POSITIVE_INFINITY) {
    const before = chosen === null ? 0 : costOfStanding(dose, chosen, around, board);
    if (after - before > allowed) return false;
  }
  if (chosen !== null) journal.remove(dose);
  return insert(board, journal, random, dose, option);
};

function insert(board: Board, journal: Journal, random: Random, dose: BoardDose, option: Option): boolean {
  const ejected: BoardDose[] = [];
  const eject = (victim: BoardDose): void => {
    journal.remove(victim);
    ejected.push(victim);
  };
  const { place: at, leg, keep } = option;
  if (costOfPlacing(board, dose, option) === Number.POSITIVE_INFINITY)
    for (const other of dose.course.doses) {
      if (other === dose || other.chosen === null) continue;
      const gap = other.cycle < dose.cycle ? option.day - other.chosen.day : other.chosen.day - option.day;
      if (gap >= board.minIntervalDays) continue;
      if (other.frozen) return false;
      eject(other);
    }
  if (costOfPlacing(board, dose, option) === Number.POSITIVE_INFINITY) return false;
  while (at.treated.length >= at.chairs || at.activityMBq + dose.prescribedMBq > at.licenceMBq) {
    const victim = at.treated.length > 0 ? random.pick(at.treated) : null;
    if (victim === null || ejected.length > 2 || victim.frozen) return false;
    eject(victim);
  }
  if (!keep && leg.departure.vials >= leg.departure.limit) {
    const victim = onDeparture(random, leg);
    if (victim === null || ejected.length > 2) return false;
    eject(victim);
  }
  if (!hasSpectSlot(at)) {
    const slot = random.pick(at.imagedOn);
    const source = slot.images.length > 0 ? random.pick(slot.images).treatment : null;
    const victim = source !== null && source.treated.length > 0 ? random.pick(source.treated) : null;
    if (victim === null || ejected.length > 2 || victim.frozen) return false;
    eject(victim);
    if (!hasRoom(dose, option)) return false;
  }
  journal.place(dose, option);
  for (const victim of ejected) putBack(board, journal, victim);
  return true;
}

/** Someone who travels on the departure, of any site that the search may change, if a few tries find one. */
function onDeparture(random: Random, { departure }: Leg): BoardDose | null {
  const { legs } = departure;
  for (let tries = 0; tries < 20; tries++) {
    const leg = random.pick(legs);
    if (!leg.open || leg.vials === 0) continue;
    for (let more = 0; more < 10; more++) {
      const dose = random.pick(leg.candidates);
      if (dose.chosen !== null && !dose.chosen.keep && dose.chosen.leg === leg) return dose;
    }
  }
  return null;
}

/** Two doses of one site change places: each takes the other's date and departure. */
export const exchange: Move = (board, scope, journal, random, allowed) => {
  const dose = random.pick(scope.movable);
  if (dose.options.length === 0) return false;
  const option = random.pick(dose.options);
  const { chosen } = dose;
  if (chosen === null || option.place.treated.length === 0) return false;
  const other = random.pick(option.place.treated);
  if (other === dose || other.frozen || other.chosen === null) return false;
  const wanted = other.chosen;
  const mine = dose.options.find(({ day, leg }) => day === wanted.day && leg === wanted.leg) ?? option;
  const theirs = other.options.find(({ day, leg }) => day === chosen.day && leg === chosen.leg);
  if (theirs === undefined) return false;
  if (gainOf(board, dose, chosen, mine) + gainOf(board, other, wanted, theirs) > allowed) return false;
  journal.remove(dose);
  journal.remove(other);
  for (const [one, to] of [
    [dose, mine],
    [other, theirs],
  ] as const) {
    if (!hasRoom(one, to) || costOfPlacing(board, one, to) === Number.POSITIVE_INFINITY) return false;
    journal.place(one, to);
  }
  return true;
};

/** What it would cost one dose to stand elsewhere, deliveries apart. */
function gainOf(board: Board, dose: BoardDose, from: Option, to: Option): number {
  const around = surroundingsOf(board, dose);
  const before = costWithin(board, dose, from, around);
  return costWithin(board, dose, to, around) - before - (to.keep || to.leg.vials > 0 ? 0 : to.leg.cost);
}

/** No vial on one delivery any more: what it carried goes elsewhere. */
export const closeLeg: Move = (board, scope, journal, random) => {
  if (scope.legs.length === 0) return false;
  const leg = random.pick(scope.legs);
  if (leg.vials === 0) return false;
  const travelling = leg.candidates.filter(
    ({ chosen }) => chosen !== null && !chosen.keep && chosen.leg === leg,
  );
  if (travelling.length > 8) return false;
  for (const dose of travelling) journal.remove(dose);
  shuffle(travelling, random);
  for (const dose of travelling) {
    let best: Option | null = null;
    let least = 0;
    const around = surroundingsOf(board, dose);
    for (const option of dose.options) {
      if (option.leg === leg) continue;
      const cost = costWithin(board, dose, option, around);
      if (cost < least && hasRoom(dose, option)) {
        best = option;
        least = cost;
      }
    }
    if (best !== null) journal.place(dose, best);
  }
  return true;
};

/** A delivery is opened, and everyone moves to it who gains by that. */
export const openLeg: Move = (board, scope, journal, random) => {
  if (scope.legs.length === 0) return false;
  const leg = random.pick(scope.legs);
  if (leg.vials > 0 || leg.candidates.length === 0) return false;
  const candidates = [...leg.candidates];
  shuffle(candidates, random);
  for (const dose of candidates) {
    if (leg.departure.vials >= leg.departure.limit) break;
    const before = dose.chosen;
    const total = board.total;
    if (before !== null) journal.remove(dose);
    let best: Option | null = null;
    let least = total - board.total - 1e-9 + (leg.vials === 0 ? leg.cost : 0);
    const around = surroundingsOf(board, dose);
    for (const option of dose.options) {
      if (option.leg !== leg || option.keep) continue;
      const cost = costWithin(board, dose, option, around);
      if (cost < least && hasRoom(dose, option)) {
        best = option;
        least = cost;
      }
    }
    if (best !== null) journal.place(dose, best);
    else if (before !== null) journal.place(dose, before);
  }
  return leg.vials > 0;
};

/** A few doses of one site that stand near each other are taken off, and put back in another order. */
export const rebuild: Move = (board, scope, journal, random) => {
  const seed = random.pick(scope.movable);
  if (seed.options.length === 0) return false;
  const near = new Set<BoardDose>([seed]);
  const centre = random.pick(seed.options).place;
  const days = board.siteDays.get(centre.site);
  if (days === undefined) return false;
  const first = days[0]?.day ?? 0;
  const count = 3 + random.below(6);
  for (let tries = 0; tries < 3 * count && near.size < count; tries++) {
    const day = days[centre.day - first + random.below(9) - 4];
    if (day === undefined || day.treated.length === 0) continue;
    const dose = random.pick(day.treated);
    if (!dose.frozen) near.add(dose);
  }
  const list = [...near];
  for (const dose of list) if (dose.chosen !== null) journal.remove(dose);
  shuffle(list, random);
  for (const dose of list) putBack(board, journal, dose);
  return true;
};

function shuffle<T>(list: T[], random: Random): void {
  for (let i = list.length - 1; i > 0; i--) {
    const j = random.below(i + 1);
    const [a, b] = [list[i] as T, list[j] as T];
    list[i] = b;
    list[j] = a;
  }
}
