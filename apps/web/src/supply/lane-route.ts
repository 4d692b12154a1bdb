import { type LanePlaceId, lanePlaceIds, type Site, type Whereabouts } from '@lutetia/course';

export type LanePlaces = NonNullable<Site['lanes'][string]['places']>;
export interface RoutePlace {
  readonly id: LanePlaceId;
  readonly name: string;
  readonly longitude: number;
  readonly latitude: number;
}

/** Places on record, in the order of the way. */
export const routeOf = (places: LanePlaces): readonly RoutePlace[] =>
  lanePlaceIds.flatMap((id) => {
    const place = places[id];
    return place === null ? [] : [{ ...place, id }];
  });

/** Indices in the route: equal at a place; else the dose is somewhere between two that are on record. */
export function spotOn(route: readonly RoutePlace[], { from, to }: Whereabouts): readonly [number, number] {
  const rank = (id: LanePlaceId) => lanePlaceIds.indexOf(id);
  const start = route.findLastIndex(({ id }) => rank(id) <= rank(from));
  const end = route.findIndex(({ id }) => rank(id) >= rank(to));
  return [start, end];
}
