import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { judgeLicence } from './licences/judge-licence.ts';
import { readLicences } from './licences/read-licences.ts';

describe('a licence', () => {
  test.each(['MIT', 'Apache-2.0', '(MIT OR GPL-3.0)', '(MIT OR CC0-1.0)', 'MIT AND ISC', 'PostgreSQL'])(
    '%s may be shipped',
    (licence) => expect(judgeLicence(licence, 'shipped')).toBe(true),
  );
  test.each([
    'GPL-3.0',
    'AGPL-3.0-only',
    'LGPL-3.0',
    'unknown',
    'UNLICENSED',
    'MIT*',
    'MIT AND GPL-2.0',
    'MPL-2.0',
    '',
  ])('%s may not be shipped', (licence) => expect(judgeLicence(licence, 'shipped')).toBe(false));
  test('MPL-2.0 may be a tool’s, GPL may not', () => {
    expect(judgeLicence('MPL-2.0', 'tool')).toBe(true);
    expect(judgeLicence('GPL-2.0', 'tool')).toBe(false);
  });
  test('a mixture of AND and OR is not guessed at', () => {
    expect(judgeLicence('(MIT AND ISC) OR MIT', 'shipped')).toBe(false);
  });
});

test('the packages of the lockfile are found, shipped ones and tools', () => {
  const packages = readLicences(join(import.meta.dirname, '..'));
  expect(packages.find(({ name }) => name === 'fastify')).toMatchObject({ licence: 'MIT', use: 'shipped' });
  expect(packages.find(({ name }) => name === 'axe-core')).toMatchObject({ licence: 'MPL-2.0', use: 'tool' });
});
