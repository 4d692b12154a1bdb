import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { addHours, decay, decayFactor, halfLife, halfLifeTable, hoursBetween } from './index.ts';

const nuclides = fc.constantFrom(...halfLifeTable.map(({ nuclide }) => nuclide));
const halfLives = fc.double({ min: -20, max: 20, noNaN: true });
const epoch = Temporal.Instant.from('2026-12-01T07:00Z');

describe('decay', () => {
  test('a vial of 7.4 GBq from Italy, 43 h later in Shanghai', () => {
    const answer = decay({
      nuclide: 'Lu-177',
      activityMBq: 7400,
      from: Temporal.Instant.from('2026-12-01T08:00+01:00'),
      to: Temporal.Instant.from('2026-12-03T10:00+08:00'),
    });
    expect(Object.keys(answer)).toEqual(['nuclide', 'factor', 'elapsedHours', 'activityMBq']);
    expect(answer).toMatchObject({ nuclide: 'Lu-177', elapsedHours: 43 });
    expect(answer.factor).toBeCloseTo(2 ** (-43 / 159.528), 14);
    expect(answer.activityMBq).toBeCloseTo(7400 * 2 ** (-43 / 159.528), 10);
  });

  test('half is left after one half-life, and twice as much was there one half-life before', () => {
    for (const { nuclide } of halfLifeTable) {
      const { hours } = halfLife(nuclide);
      expect(decayFactor(nuclide, hours)).toBeCloseTo(0.5, 14);
      expect(decayFactor(nuclide, -hours)).toBeCloseTo(2, 13);
    }
  });

  test('decay composes: f(a + b) = f(a) · f(b)', () => {
    fc.assert(
      fc.property(nuclides, halfLives, halfLives, (nuclide, a, b) => {
        const { hours } = halfLife(nuclide);
        const [first, second] = [a * hours, b * hours];
        const product = decayFactor(nuclide, first) * decayFactor(nuclide, second);
        expect(decayFactor(nuclide, first + second) / product).toBeCloseTo(1, 9);
      }),
    );
  });

  test('going there and back gives the activity one started with', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: -2000, max: 2000 }),
        fc.double({ min: 0, max: 1e5, noNaN: true }),
        (h, activityMBq) => {
          const later = addHours(epoch, h);
          const there = decay({ nuclide: 'Lu-177', activityMBq, from: epoch, to: later });
          const back = decay({ nuclide: 'Lu-177', activityMBq: there.activityMBq, from: later, to: epoch });
          expect(back.activityMBq).toBeCloseTo(activityMBq, 6);
          expect(hoursBetween(epoch, later)).toBe(h);
        },
      ),
    );
  });

  test('a negative or infinite activity and an overflowing factor are errors, never a null in JSON', () => {
    const at = { nuclide: 'Lu-177', from: epoch, to: epoch };
    expect(() => decay({ ...at, activityMBq: -1 })).toThrow(
      expect.objectContaining({ code: 'negative-activity' }),
    );
    expect(() => decay({ ...at, activityMBq: Number.NaN })).toThrow(
      expect.objectContaining({ code: 'not-finite' }),
    );
    expect(() => decay({ nuclide: 'Po-213', activityMBq: 1, from: epoch, to: addHours(epoch, -1) })).toThrow(
      expect.objectContaining({ code: 'out-of-range' }),
    );
  });
});
