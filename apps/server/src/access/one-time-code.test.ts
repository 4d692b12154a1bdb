import { randomBytes } from 'node:crypto';
import { Secret } from 'otpauth';
import { expect, test } from 'vitest';
import {
  codeOfStep,
  enrolmentOf,
  newSecondFactor,
  openSecondFactor,
  sealSecondFactor,
  stepAt,
  stepOfCode,
} from './one-time-code.ts';

const atSecond = (seconds: number) => Temporal.Instant.fromEpochMilliseconds(seconds * 1000);
const rfcSecret = Secret.fromUTF8('12345678901234567890').base32;

// RFC 6238 appendix B, SHA1: the last six of its eight digits. Status: verified against the RFC's table.
test.each([
  [59, '287082'],
  [1_111_111_109, '081804'],
  [1_111_111_111, '050471'],
  [1_234_567_890, '005924'],
  [2_000_000_000, '279037'],
  [20_000_000_000, '353130'],
])('at second %d the code of RFC 6238 is %s', (second, code) => {
  expect(codeOfStep(rfcSecret, stepAt(atSecond(second)))).toBe(code);
  expect(stepOfCode(rfcSecret, code, atSecond(second))).toBe(Math.floor(second / 30));
});

test('a code counts one step before and after its own, and belongs to its own', () => {
  const step = 59_000_000;
  const code = codeOfStep(rfcSecret, step);
  const seen = (seconds: number) => stepOfCode(rfcSecret, code, atSecond(step * 30 + seconds));
  expect(seen(0)).toBe(step);
  expect(seen(-30)).toBe(step);
  expect(seen(59)).toBe(step);
  expect(seen(-31)).toBeNull();
  expect(seen(60)).toBeNull();
});

test.each(['', '28708', '2870820', '287083', '２８７０８２'])('%j is no code', (typed) => {
  expect(stepOfCode(rfcSecret, typed, atSecond(59))).toBeNull();
});

test('a new secret has 160 bits (RFC 4226 §4) and is in the address of the QR code', () => {
  const secret = newSecondFactor();
  expect(Secret.fromBase32(secret).bytes).toHaveLength(20);
  expect(newSecondFactor()).not.toBe(secret);
  const uri = new URL(enrolmentOf('ann', secret).uri);
  expect(uri.searchParams.get('secret')).toBe(secret);
  expect(uri.searchParams.get('issuer')).toBe('Lutetia');
});

test('a sealed secret opens for its own account and with its own key only', () => {
  const keys = () => ({ pepper: randomBytes(32), secondFactor: randomBytes(32), logCost: 4 });
  const [own, other] = [keys(), keys()];
  const sealed = sealSecondFactor(own, 'ann', rfcSecret);
  expect(openSecondFactor(own, 'ann', sealed)).toBe(rfcSecret);
  expect(() => openSecondFactor(own, 'bob', sealed)).toThrow();
  expect(() => openSecondFactor(other, 'ann', sealed)).toThrow();
});
