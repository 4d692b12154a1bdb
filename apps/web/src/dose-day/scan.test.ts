import { expect, test } from 'vitest';
import { codeState, fieldFor } from './expected-codes.ts';
import { HandScanner } from './hand-scanner.ts';

const expected = { patientCode: ['H-1001', 'C-0A1B2C3D'], directiveCode: ['D-77'], vialCode: ['VIAL-9'] };

test('a code is right in whatever case, wrong at once, and not wrong while it is being typed', () => {
  const states = [' h-1001 ', 'H-10', 'H-1002', ''].map((code) => codeState(code, expected.patientCode));
  expect(states).toEqual(['match', 'partial', 'mismatch', 'empty']);
  expect(codeState('X', [])).toBe('mismatch');
});

test('a code goes where it belongs; one that fits nowhere goes where it is seen', () => {
  expect(fieldFor('VIAL-9', expected, {}, 'patientCode')).toBe('vialCode');
  expect(fieldFor('VIAL-8', expected, {}, 'vialCode')).toBe('vialCode');
  expect(fieldFor('VIAL-8', expected, { patientCode: 'H-1001', directiveCode: ' ' }, null)).toBe(
    'directiveCode',
  );
  const full = { patientCode: 'a', directiveCode: 'b', vialCode: 'c' };
  expect(fieldFor('VIAL-8', expected, full, 'flushMl')).toBeNull();
});

function typed(text: string, everyMs: number, process = false) {
  const scanner = new HandScanner();
  const keys = [...text].map((key) => ({
    key: process ? 'Process' : key,
    code: /\d/.test(key) ? `Digit${key}` : key === '-' ? 'Minus' : `Key${key.toUpperCase()}`,
    shiftKey: /[A-Z]/.test(key),
  }));
  const enter = { key: 'Enter', code: 'Enter', shiftKey: false };
  return [...keys, enter].map((key, index) => scanner.take({ ...key, timeStamp: 1000 + index * everyMs }));
}

test('a burst that ends in Enter is a code; what a hand types is not', () => {
  expect(typed('VIAL-9', 5)).toEqual(['begins', null, null, null, null, null, { code: 'VIAL-9' }]);
  expect(typed('VIAL-9', 120).at(-1)).toBeNull();
  expect(typed('ok', 5).at(-1)).toBeNull();
});

test('a code is read through a Chinese input method', () => {
  expect(typed('VIAL-9', 5, true).at(-1)).toEqual({ code: 'VIAL-9' });
});
