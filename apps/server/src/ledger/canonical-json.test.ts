import fc from 'fast-check';
import { sql } from 'kysely';
import { expect, test } from 'vitest';
import { eachStore } from '../store/each-store.ts';
import { canonicalJson } from './canonical-json.ts';

// The example of RFC 8785, section 3.2.2 and 3.2.3.
test('sorts members and writes numbers as RFC 8785 shows', () => {
  const value = {
    numbers: [333333333.3333333, 1e30, 4.5, 2e-3, 0.000000000000000000000000001],
    string: '\u20ac$\u000F\u000aA\'\u0042\u0022\u005c\\"/',
    literals: [null, true, false],
  };
  expect(canonicalJson(value)).toBe(
    '{"literals":[null,true,false],"numbers":[333333333.3333333,1e+30,4.5,0.002,1e-27],"string":"€$\\u000f\\nA\'B\\"\\\\\\\\\\"/"}',
  );
});

test.each([
  ['NaN', { a: [Number.NaN] }, '$.a[0] is NaN'],
  ['infinity', Number.POSITIVE_INFINITY, '$ is Infinity'],
  ['negative zero', { a: -0 }, '$.a is negative zero'],
  ['undefined', { a: undefined }, '$.a is undefined'],
  ['a hole in an array', Array(2), '$[0] is undefined'],
  ['a lone surrogate', '\ud800', '$ holds a lone surrogate'],
  ['a lone surrogate in a name', { '\udc00': 1 }, 'holds a lone surrogate'],
  ['NUL', { a: 'x\u0000y' }, '$.a holds the character NUL'],
  ['a date', { at: new Date(0) }, '$.at is a Date'],
  ['a bigint', 1n, '$ is bigint'],
])('refuses %s', (_name, value, message) => {
  expect(() => canonicalJson(value)).toThrow(message);
});

const json = fc.letrec((tie) => ({
  value: fc.oneof(
    { depthSize: 'small' },
    fc.constantFrom(1e21, 0.1 + 0.2, 5e-324, Number.MAX_VALUE, 2 ** 53 + 2, 1e-7, null, true, false),
    fc.double({ noNaN: true, noDefaultInfinity: true }).map((n) => n + 0),
    fc.string({ unit: 'binary' }).map((text) => text.replaceAll('\u0000', '')),
    fc.array(tie('value'), { maxLength: 4 }),
    fc.dictionary(
      fc.string({ unit: 'grapheme' }).map((text) => text.replaceAll('\u0000', '')),
      tie('value'),
      { maxKeys: 4 },
    ),
  ),
})).value;

eachStore('a JSON column', (store) => {
  test('gives back every accepted value with the same canonical form', async () => {
    await fc.assert(
      fc.asyncProperty(json, async (value) => {
        const text = canonicalJson(value);
        const { rows } = await sql<{ back: unknown }>`select ${text}::jsonb as back`.execute(store().db);
        expect(canonicalJson(rows[0]?.back)).toBe(text);
      }),
      { numRuns: 300, seed: 177 },
    );
  });
});
