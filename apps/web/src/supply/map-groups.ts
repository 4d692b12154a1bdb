import type { SupplyItem } from '@lutetia/contract';
import type { Site } from '@lutetia/course';
import { type RoutePlace, routeOf, spotOn } from './lane-route.ts';
import { keyOf } from './narrow.ts';

/** Doses of one lane at one place, or between the same two: drawn as one mark. */
export interface MapGroup {
  readonly key: string;
  readonly from: RoutePlace;
  readonly to: RoutePlace;
  readonly items: readonly [SupplyItem, ...SupplyItem[]];
}

export interface MapContent {
  readonly routes: readonly (readonly RoutePlace[])[];
  readonly groups: readonly MapGroup[];
  /** Doses whose lane has no places on record: they stand in the list alone. */
  readonly unplaced: readonly SupplyItem[];
}

export function mapContent(items: readonly SupplyItem[], lanes: Site['lanes']): MapContent {
  const routes = new Map<string, readonly RoutePlace[]>();
  const groups = new Map<string, MapGroup>();
  const unplaced: SupplyItem[] = [];
  for (const item of items) {
    const places = lanes[item.lane]?.places ?? null;
    const route = places === null ? [] : routeOf(places);
    const [from, to] = placed(route, item.whereabouts);
    if (from === undefined || to === undefined) {
      unplaced.push(item);
      continue;
    }
    routes.set(item.lane, route);
    const key = `${item.lane} ${from.id} ${to.id}`;
    const group = groups.get(key);
    groups.set(key, { key, from, to, items: group === undefined ? [item] : [...group.items, item] });
  }
  return { routes: [...routes.values()], groups: [...groups.values()], unplaced };
}

function placed(route: readonly RoutePlace[], whereabouts: SupplyItem['whereabouts']) {
  if (whereabouts === null) return [];
  const [start, end] = spotOn(route, whereabouts);
  return [route[start], route[end]];
}

export const holds = (group: MapGroup, lit: string | null): boolean =>
  group.items.some((item) => keyOf(item) === lit);
