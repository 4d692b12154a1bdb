import { expect, test } from 'vitest';
import { routeOf, spotOn } from './lane-route.ts';

const place = (name: string, longitude: number) => ({ name, country: 'CN', latitude: 30, longitude });
const air = routeOf({
  production: place('works', 12),
  departureAirport: place('out', 13),
  arrivalAirport: place('in', 121),
  hospital: place('hospital', 122),
});
const road = routeOf({
  production: place('works', 120),
  departureAirport: null,
  arrivalAirport: null,
  hospital: place('hospital', 121),
});

test('a dose is at its place, or between the two that it is between', () => {
  expect(spotOn(air, { from: 'arrivalAirport', to: 'arrivalAirport' })).toEqual([2, 2]);
  expect(spotOn(air, { from: 'departureAirport', to: 'arrivalAirport' })).toEqual([1, 2]);
});

test('where a place is not on record, it is between those that are', () => {
  expect(road.map(({ name }) => name)).toEqual(['works', 'hospital']);
  expect(spotOn(road, { from: 'arrivalAirport', to: 'arrivalAirport' })).toEqual([0, 1]);
  expect(spotOn(road, { from: 'departureAirport', to: 'arrivalAirport' })).toEqual([0, 1]);
  expect(spotOn(road, { from: 'production', to: 'production' })).toEqual([0, 0]);
});
