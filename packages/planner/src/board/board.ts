import type { DoseRequest, Instance } from '../instance/instance.ts';
import type { SiteDay } from './site-day.ts';

/** One production run with the places that orders of this plan may take. */
export type BoardDeparture = {
  readonly id: string;
  readonly cancelled: boolean;
  readonly calibrationMs: number;
  readonly orderCutoffMs: number;
  readonly replacementCutoffMs: number;
  /** Places not taken by vials that are ordered already. */
  readonly room: number;
  vials: number;
};

/** The delivery of a departure at one site. */
export type Leg = {
  readonly departure: BoardDeparture;
  readonly site: string;
  readonly readyMs: number;
  /** Due with the first vial; zero where an ordered vial travels anyway. */
  readonly cost: number;
  vials: number;
  /** Movable doses that could travel on it. */
  readonly candidates: BoardDose[];
};

/** One way to give a dose. */
export type Option = {
  readonly place: SiteDay;
  readonly day: number;
  readonly leg: Leg;
  /** By the vial that is ordered already. */
  readonly keep: boolean;
  readonly atMs: number;
  readonly vialForMs: number;
  /** O3, O4, O6, O7, and O2 but for the interval. */
  readonly cost: number;
};

export type BoardDose = {
  readonly request: DoseRequest;
  readonly course: Course;
  readonly cycle: number;
  readonly prescribedMBq: number;
  readonly targetDay: number;
  /** Date of the cycle before where that was given already. */
  readonly givenDay: number | null;
  readonly unplannedCost: number;
  options: readonly Option[];
  chosen: Option | null;
};

export type Course = {
  /** In the order of cycles; those that are frozen stand among them. */
  readonly doses: BoardDose[];
};

/** Doses, their options, and a plan that is changed in place: the search's working copy of an instance. */
export type Board = {
  readonly instance: Instance;
  readonly courses: readonly Course[];
  readonly legs: readonly Leg[];
  readonly departures: readonly BoardDeparture[];
  readonly siteDays: ReadonlyMap<string, readonly SiteDay[]>;
  /** Every dose in the order of the instance. */
  readonly doses: readonly BoardDose[];
  /** Those that are open to planning. */
  readonly movable: readonly BoardDose[];
  readonly minIntervalDays: number;
  readonly targetIntervalDays: number;
  readonly deviationDay: number;
  /** Objective of the plan as it stands. */
  total: number;
};
