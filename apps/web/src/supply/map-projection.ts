import { geoCentroid, geoInterpolate, geoNaturalEarth1, geoPath } from 'd3-geo';
import { feature } from 'topojson-client';
import type { GeometryCollection, Topology } from 'topojson-specification';
import coastlines from 'world-atlas/land-110m.json';
import type { RoutePlace } from './lane-route.ts';

export interface Size {
  readonly width: number;
  readonly height: number;
}

/** Coastlines of Natural Earth, 1 : 110 million: no borders, so that the map takes no side about any. */
const atlas = coastlines as unknown as Topology<{ land: GeometryCollection }>;
const land = feature(atlas, atlas.objects.land);

/** Coastlines are too coarse to be drawn nearer than this many degrees across. */
const leastDegrees = 36;
const margin = 70;

const position = ({ longitude, latitude }: RoutePlace): [number, number] => [longitude, latitude];

/** The part of the world through which the routes go: its land as a path, and where a line or a point is on it. */
export function mapOf(routes: readonly (readonly RoutePlace[])[], { width, height }: Size) {
  const points = { type: 'MultiPoint' as const, coordinates: routes.flat().map(position) };
  const lines = { type: 'MultiLineString' as const, coordinates: routes.map((route) => route.map(position)) };
  const side = Math.min(margin, width / 8);
  const projection = geoNaturalEarth1()
    .rotate([-geoCentroid(points)[0], 0])
    .fitExtent(
      [
        [side, margin],
        [width - side, height - margin],
      ],
      { type: 'GeometryCollection', geometries: [points, lines] },
    )
    .clipExtent([
      [0, 0],
      [width, height],
    ]);
  const most = width / ((leastDegrees * Math.PI) / 180);
  if (!(projection.scale() <= most)) {
    const [x, y] = projection.scale(most).translate([0, 0])(geoCentroid(points)) ?? [0, 0];
    projection.translate([width / 2 - x, height / 2 - y]);
  }
  const path = geoPath(projection);
  const at = ({ longitude, latitude }: RoutePlace): readonly [number, number] =>
    projection([longitude, latitude]) ?? [0, 0];
  const ends = (from: RoutePlace, to: RoutePlace): [[number, number], [number, number]] => [
    position(from),
    position(to),
  ];
  return {
    land: path(land) ?? '',
    at,
    line: (from: RoutePlace, to: RoutePlace): string =>
      path({ type: 'LineString', coordinates: ends(from, to) }) ?? '',
    middle: (from: RoutePlace, to: RoutePlace): readonly [number, number] =>
      projection(geoInterpolate(...ends(from, to))(0.5)) ?? at(from),
  };
}
