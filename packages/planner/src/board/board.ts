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
  /** As many of them as may be taken now: the others are another thread's. */
  limit: number;
  vials: number;
  readonly legs: Leg[];
};

/** The delivery of a departure at one site. */
export type Leg = {
  readonly departure: BoardDeparture;
  readonly site: string;
  readonly readyMs: number;
  /** Due with the first vial; zero where an ordered vial travels anyway. */
  readonly cost: number;
  vials: number;
  /** Whether the search may change what travels on it. */
  open: boolean;
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
  /** What it had in the best plan that a search met. */
  best: Option | null;
  /** Ordered in a PLAN: stands as it is. */
  readonly frozen: boolean;
};

/** The part of a board that a search works on: whole sites, since those share nothing but departures. */
export type Scope = {
  readonly movable: readonly BoardDose[];
  readonly legs: readonly Leg[];
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
  /** By site, those that have something to plan. */
  readonly scopes: ReadonlyMap<string, Scope>;
  readonly minIntervalDays: number;
  readonly targetIntervalDays: number;
  readonly deviationDay: number;
  /** Objective of the plan as it stands. */
  total: number;
};
