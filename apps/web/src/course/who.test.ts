import { expect, test } from 'vitest';
import { ageOn, numbersOf } from './who.ts';

test('the hospital number comes first; without one the passport', () => {
  const passport = { kind: 'passport', value: 'X0000001', country: 'ID' } as const;
  const insurance = { kind: 'insurance', value: '77', country: 'ID' } as const;
  const hospital = { kind: 'hospital-number', value: 'H-1', country: 'CN' } as const;
  expect(numbersOf({ identifiers: [insurance, passport, hospital] })[0]).toBe(hospital);
  expect(numbersOf({ identifiers: [insurance, passport] })[0]).toBe(passport);
  expect(numbersOf({ identifiers: [] })).toEqual([]);
});

test('an age changes on the birthday', () => {
  const on = (day: string) => ageOn('1954-03-11', Temporal.PlainDate.from(day));
  expect([on('2026-03-10'), on('2026-03-11')]).toEqual([71, 72]);
});
