import type { BoardDose } from './board.ts';

/** One date at one site: its treatment places and its SPECT slots, and what is taken of them. */
export type SiteDay = {
  readonly site: string;
  readonly day: number;
  readonly chairs: number;
  readonly licenceMBq: number;
  readonly spectSlots: number;
  treated: BoardDose[];
  activityMBq: number;
  spectUsed: number;
  /** The days on which a treatment of this day may be imaged, and how many of its treatments are, by lag. */
  readonly imagedOn: SiteDay[];
  readonly imaged: number[];
  /** The other way round: whose treatments this day may image, and by which lag. */
  readonly images: { readonly treatment: SiteDay; readonly lag: number }[];
  /** For the search below. */
  seen: number;
  reachedFrom: { readonly treatment: SiteDay; readonly to: number; readonly slot: SiteDay } | null;
};

let searches = 0;
const queue: SiteDay[] = [];

/**
 * Which patient is imaged on which of the allowed days is no decision of its own: treatments of one day are alike, so
 * that only counts matter, and one treatment more has its slot if and only if an augmenting path leads to a free
 * one (Ford and Fulkerson 1956). Gives the free day at the end of the shortest path.
 */
function freeSlot(treatment: SiteDay): SiteDay | null {
  for (const slot of treatment.imagedOn)
    if (slot.spectUsed < slot.spectSlots) {
      slot.reachedFrom = null;
      return slot;
    }
  searches += 1;
  queue.length = 0;
  for (const slot of treatment.imagedOn) {
    slot.seen = searches;
    slot.reachedFrom = null;
    queue.push(slot);
  }
  for (let next = 0; next < queue.length; next++) {
    const full = queue[next] as SiteDay;
    for (const { treatment: other, lag } of full.images) {
      if ((other.imaged[lag] as number) === 0) continue;
      for (let to = 0; to < other.imagedOn.length; to++) {
        const slot = other.imagedOn[to] as SiteDay;
        if (slot.seen === searches) continue;
        slot.seen = searches;
        slot.reachedFrom = { treatment: other, to, slot: full };
        if (slot.spectUsed < slot.spectSlots) return slot;
        queue.push(slot);
      }
    }
  }
  return null;
}

export const hasSpectSlot = (treatment: SiteDay): boolean => freeSlot(treatment) !== null;

/** Takes a slot for one treatment more, on the wanted day if that is free, else moving others along the path. Needs `hasSpectSlot`. */
export function takeSpectSlot(treatment: SiteDay, wantedDay?: number): void {
  const wanted = treatment.imagedOn.find(({ day }) => day === wantedDay);
  let slot = wanted !== undefined && wanted.spectUsed < wanted.spectSlots ? wanted : freeSlot(treatment);
  if (slot === wanted && slot !== undefined && slot !== null) slot.reachedFrom = null;
  if (slot === null) throw new RangeError('no SPECT slot is left');
  slot.spectUsed += 1;
  while (slot.reachedFrom !== null) {
    const { treatment: other, to, slot: left }: NonNullable<SiteDay['reachedFrom']> = slot.reachedFrom;
    const from = other.imagedOn.indexOf(left);
    other.imaged[to] = (other.imaged[to] as number) + 1;
    other.imaged[from] = (other.imaged[from] as number) - 1;
    slot = left;
  }
  const lag = treatment.imagedOn.indexOf(slot);
  treatment.imaged[lag] = (treatment.imaged[lag] as number) + 1;
}

export function freeSpectSlot(treatment: SiteDay): void {
  for (let lag = treatment.imaged.length - 1; lag >= 0; lag--) {
    if ((treatment.imaged[lag] as number) === 0) continue;
    treatment.imaged[lag] = (treatment.imaged[lag] as number) - 1;
    (treatment.imagedOn[lag] as SiteDay).spectUsed -= 1;
    return;
  }
  throw new RangeError('no SPECT slot was taken');
}
