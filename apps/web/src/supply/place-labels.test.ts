import fc from 'fast-check';
import { expect, test } from 'vitest';
import { type Box, placeLabels } from './place-labels.ts';

const size = { width: 900, height: 400 };
const apart = (a: Box, b: Box) =>
  a.x + a.width <= b.x || b.x + b.width <= a.x || a.y + a.height <= b.y || b.y + b.height <= a.y;

test('labels of the same point stand beside one another, and beside what is there', () => {
  const one = { x: 450, y: 200, width: 120, height: 40 };
  const marker = { x: 443, y: 193, width: 14, height: 14 };
  const boxes = placeLabels([one, one, one], [marker], size).filter((box) => box !== null);
  expect(boxes).toHaveLength(3);
  const all = [marker, ...boxes];
  for (const [index, a] of all.entries())
    for (const b of all.slice(index + 1)) expect(apart(a, b)).toBe(true);
});

test('what finds no room is not drawn over something else', () => {
  expect(placeLabels([{ x: 10, y: 10, width: 100, height: 30 }], [], { width: 90, height: 90 })).toEqual([
    null,
  ]);
});

test('no two labels ever overlap or leave the map', () => {
  const label = fc.record({
    x: fc.integer({ min: 0, max: 900 }),
    y: fc.integer({ min: 0, max: 400 }),
    width: fc.integer({ min: 20, max: 200 }),
    height: fc.integer({ min: 15, max: 50 }),
  });
  fc.assert(
    fc.property(fc.array(label, { maxLength: 12 }), (labels) => {
      const boxes = placeLabels(labels, [], size).filter((box) => box !== null);
      const inside = boxes.every(
        ({ x, y, width, height }) => x >= 0 && y >= 0 && x + width <= 900 && y + height <= 400,
      );
      return inside && boxes.every((a, index) => boxes.slice(index + 1).every((b) => apart(a, b)));
    }),
  );
});
