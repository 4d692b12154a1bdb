import { expect, test } from 'vitest';
import { readMoney, writeMoney } from './money-text.ts';

test('major units become integer minor units by the currency', () => {
  expect(readMoney('1234.56', 'CNY')).toEqual({ value: 123456 });
  expect(readMoney('0.29', 'USD')).toEqual({ value: 29 });
  expect(readMoney('1,234,567.8', 'USD')).toEqual({ value: 123456780 });
  expect(readMoney('500', 'JPY')).toEqual({ value: 500 });
  expect(readMoney('1.234', 'KWD')).toEqual({ value: 1234 });
});

test('never rounds, and asks for the currency first', () => {
  expect(readMoney('1.005', 'USD')).toEqual({ issue: 'too-many-decimals' });
  expect(readMoney('1.5', 'JPY')).toEqual({ issue: 'too-many-decimals' });
  expect(readMoney('1.5', '')).toEqual({ issue: 'currency-first' });
});

test('writes what it reads', () => {
  expect(writeMoney(123456, 'CNY')).toBe('1234.56');
  expect(readMoney(writeMoney(5, 'KWD'), 'KWD')).toEqual({ value: 5 });
});
