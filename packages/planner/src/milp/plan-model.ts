import type { Board, BoardDeparture, BoardDose, Leg, Option } from '../board/board.ts';
import type { SiteDay } from '../board/site-day.ts';
import { linkCourses } from './link-courses.ts';
import { SparseModel } from './sparse-model.ts';

type Entry = readonly [column: number, value: number];

/** One dose on one date: by the vial that is ordered, or by a new one, whose departure is a count of its group. */
export type DateColumn = {
  readonly dose: BoardDose;
  readonly day: number;
  readonly column: number;
  readonly keep: Option | null;
  readonly group: VialGroup | null;
};

/** Doses of one date and site that the same departures are open to: only how many travel on each matters. */
export type VialGroup = {
  readonly place: SiteDay;
  readonly options: readonly Option[];
  readonly counts: readonly number[];
  readonly members: Entry[];
};

export type PlanModel = {
  readonly model: SparseModel;
  readonly dates: ReadonlyMap<BoardDose, readonly DateColumn[]>;
  readonly left: ReadonlyMap<BoardDose, number>;
  readonly groups: readonly VialGroup[];
  readonly legs: ReadonlyMap<Leg, number>;
  readonly scans: ReadonlyMap<SiteDay, readonly number[]>;
  readonly links: readonly {
    readonly column: number;
    readonly up: readonly Entry[];
    readonly down: readonly Entry[];
  }[];
  /** Row of each departure's capacity. */
  readonly capacities: ReadonlyMap<BoardDeparture, number>;
};

export type PlanModelOptions = {
  /** Doses that are decided; all others stand as they are. */
  readonly doses: readonly BoardDose[];
  /** Vials that they may take of each departure. */
  readonly room: (departure: BoardDeparture) => number;
  /** In place of the room: a price for each vial. */
  readonly price?: (departure: BoardDeparture) => number;
};

/**
 * The planning problem, or a part of it, as a mixed-integer programme. What is exact in it: every date of every dose is a
 * binary; intervals are the area between two step functions, which is the convex hull of |date - date before - 42|;
 * departures and SPECT dates are counts. Its optimum is the optimum of the contract's objective over the doses given, and its bound a
 * bound, when all doses are given.
 */
export function planModel(board: Board, { doses, room, price }: PlanModelOptions): PlanModel {
  const model = new SparseModel();
  const dates = new Map<BoardDose, DateColumn[]>();
  const left = new Map<BoardDose, number>();
  const groups = new Map<string, VialGroup>();
  const byPlace = new Map<SiteDay, DateColumn[]>();
  const decided = new Set(doses);
  const legIndex = new Map(board.legs.map((leg, i) => [leg, i]));

  for (const dose of doses) {
    const columns: DateColumn[] = [];
    const row: Entry[] = [];
    const known = knownInterval(board, dose, decided);
    for (const [day, options] of Map.groupBy(dose.options, ({ day }) => day)) {
      for (const keep of options.filter((option) => option.keep)) {
        const column = model.column(keep.cost + known(day), 1, true);
        columns.push({ dose, day, column, keep, group: null });
      }
      const fresh = options.filter(({ keep }) => !keep);
      const first = fresh[0];
      if (first === undefined) continue;
      const least = Math.min(...fresh.map(({ cost }) => cost));
      const column = model.column(least + known(day), 1, true);
      const extras = fresh.map((option) => option.cost - least);
      const key = `${first.place.site} ${day} ${fresh.map(({ leg }, i) => `${legIndex.get(leg)}:${extras[i]}`).join(' ')}`;
      let group = groups.get(key);
      if (group === undefined) {
        const { chairs } = first.place;
        const counts = fresh.map(({ leg }, i) =>
          model.column((extras[i] ?? 0) + (price?.(leg.departure) ?? 0), chairs, true),
        );
        group = { place: first.place, options: fresh, counts, members: [] };
        groups.set(key, group);
      }
      group.members.push([column, 1]);
      columns.push({ dose, day, column, keep: null, group });
    }
    for (const column of columns) {
      row.push([column.column, 1]);
      const place = dose.options.find(({ day }) => day === column.day)?.place;
      if (place === undefined) continue;
      const list = byPlace.get(place) ?? [];
      list.push(column);
      byPlace.set(place, list);
    }
    dates.set(dose, columns);
    const out = model.column(dose.unplannedCost, 1, false);
    left.set(dose, out);
    model.row(1, 1, [...row, [out, 1]]);
  }
  for (const { counts, members } of groups.values())
    model.row(0, 0, [...members, ...counts.map((column): Entry => [column, -1])]);
  const scans = shareDays(model, byPlace, decided);
  const { legs, capacities } = shareDepartures(
    model,
    [...groups.values()],
    decided,
    room,
    price !== undefined,
  );
  const links = linkCourses(board, model, dates, left);
  return { model, dates, left, groups: [...groups.values()], legs, scans, links, capacities };
}

/** O2 of a dose whose cycle before is given, frozen, stands as it is, or is no dose of the instance; zero where that is decided too. */
function knownInterval(
  board: Board,
  dose: BoardDose,
  decided: ReadonlySet<BoardDose>,
): (day: number) => number {
  const before = dose.course.doses.find(({ cycle }) => cycle === dose.cycle - 1);
  if (before !== undefined && decided.has(before)) return () => 0;
  const last = before?.chosen?.day ?? dose.givenDay;
  const due = last === null ? dose.targetDay : last + board.targetIntervalDays;
  return (day) => board.deviationDay * Math.abs(day - due);
}

/** Chairs, licence and SPECT slots: what is left of them by those who stand as they are. */
function shareDays(
  model: SparseModel,
  byPlace: ReadonlyMap<SiteDay, readonly DateColumn[]>,
  decided: ReadonlySet<BoardDose>,
): Map<SiteDay, number[]> {
  const scans = new Map<SiteDay, number[]>();
  const used = new Map<SiteDay, Entry[]>();
  const standing = new Map<SiteDay, number>();
  for (const [place, columns] of byPlace) {
    const others = place.treated.filter((dose) => !decided.has(dose));
    const chairs = place.chairs - others.length;
    const licence = place.licenceMBq - others.reduce((sum, { prescribedMBq }) => sum + prescribedMBq, 0);
    model.row(
      0,
      chairs,
      columns.map(({ column }): Entry => [column, 1]),
    );
    const most = columns.map(({ dose }) => dose.prescribedMBq).sort((a, b) => b - a);
    if (most.slice(0, chairs).reduce((sum, mbq) => sum + mbq, 0) > licence)
      model.row(
        0,
        licence / 1000,
        columns.map(({ dose, column }): Entry => [column, dose.prescribedMBq / 1000]),
      );
    const lags = place.imagedOn.map((slot) => {
      const column = model.column(0, place.chairs, false);
      used.set(slot, [...(used.get(slot) ?? []), [column, 1]]);
      return column;
    });
    model.row(0, 0, [...columns.map(({ column }): Entry => [column, 1]), ...lags.map((c): Entry => [c, -1])]);
    scans.set(place, lags);
    standing.set(place, others.filter(({ frozen }) => !frozen).length);
  }
  for (const [slot, entries] of used) {
    // Of those imaged on this day, the ones whose treatment is decided anew are counted in the entries.
    let others = 0;
    for (const { treatment, lag } of slot.images) {
      const imaged = treatment.imaged[lag] ?? 0;
      others += byPlace.has(treatment) ? Math.min(imaged, standing.get(treatment) ?? 0) : imaged;
    }
    model.row(0, slot.spectSlots - others, entries);
  }
  return scans;
}

/** Deliveries and the vials of each departure. */
function shareDepartures(
  model: SparseModel,
  groups: readonly VialGroup[],
  decided: ReadonlySet<BoardDose>,
  room: (departure: BoardDeparture) => number,
  priced: boolean,
): { legs: Map<Leg, number>; capacities: Map<BoardDeparture, number> } {
  const onLeg = new Map<Leg, Map<SiteDay, number[]>>();
  const onDeparture = new Map<BoardDeparture, Entry[]>();
  for (const { place, options, counts } of groups)
    options.forEach(({ leg }, i) => {
      const column = counts[i] ?? 0;
      const days = onLeg.get(leg) ?? new Map<SiteDay, number[]>();
      onLeg.set(leg, days);
      days.set(place, [...(days.get(place) ?? []), column]);
      const entries = onDeparture.get(leg.departure) ?? [];
      entries.push([column, 1]);
      onDeparture.set(leg.departure, entries);
    });
  const legs = new Map<Leg, number>();
  for (const [leg, days] of onLeg) {
    const standing = leg.candidates.some(
      (dose) => !decided.has(dose) && dose.chosen?.leg === leg && !dose.chosen.keep,
    );
    if (leg.cost === 0 || standing) continue;
    const open = model.column(leg.cost, 1, true);
    legs.set(leg, open);
    const most = priced ? leg.departure.room : room(leg.departure);
    const all = [...days.values()].flat();
    model.row(Number.NEGATIVE_INFINITY, 0, [...all.map((c): Entry => [c, 1]), [open, -most]]);
    for (const [place, columns] of days)
      model.row(Number.NEGATIVE_INFINITY, 0, [
        ...columns.map((c): Entry => [c, 1]),
        [open, -Math.min(place.chairs, most)],
      ]);
  }
  const capacities = new Map<BoardDeparture, number>();
  if (!priced)
    for (const [departure, entries] of onDeparture)
      capacities.set(departure, model.row(0, room(departure), entries));
  return { legs, capacities };
}
