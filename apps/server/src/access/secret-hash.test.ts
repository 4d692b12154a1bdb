import { createHash, randomBytes } from 'node:crypto';
import { expect, test } from 'vitest';
import { hashSecret, newToken, secretMatches, tokenHash } from './secret-hash.ts';

const keys = { pepper: randomBytes(32), secondFactor: randomBytes(32), logCost: 4 };

test('a secret matches its hash, another does not; two hashes of one secret differ', async () => {
  const stored = await hashSecret(keys, 'correct horse battery');
  expect(stored).toMatch(/^scrypt\$4\$8\$3\$[\w+/]{22}==\$[\w+/]{43}=$/);
  expect(await secretMatches(keys, 'correct horse battery', stored)).toBe(true);
  expect(await secretMatches(keys, 'correct horse batterY', stored)).toBe(false);
  expect(await secretMatches(keys, '', stored)).toBe(false);
  expect(await secretMatches(keys, 'correct horse battery', null)).toBe(false);
  expect(await hashSecret(keys, 'correct horse battery')).not.toBe(stored);
});

test('the database alone proves no guess: without the pepper nothing matches', async () => {
  const stored = await hashSecret(keys, '135790');
  expect(await secretMatches({ ...keys, pepper: randomBytes(32) }, '135790', stored)).toBe(false);
});

test('a hash keeps the cost it was made with', async () => {
  const stored = await hashSecret({ ...keys, logCost: 5 }, '135790');
  expect(stored).toMatch(/^scrypt\$5\$/);
  expect(await secretMatches(keys, '135790', stored)).toBe(true);
});

test('one password typed on two keyboards is one password (NFKC)', async () => {
  const stored = await hashSecret(keys, 'Sch\u00f6nes Passwort');
  expect(await secretMatches(keys, 'Scho\u0308nes Passwort', stored)).toBe(true);
});

test('what is no hash of ours is an error, never a match', async () => {
  await expect(secretMatches(keys, 'x', 'md5$abc')).rejects.toThrow();
});

test('an unknown name costs as long as a wrong password', async () => {
  const slow = { ...keys, logCost: 14 };
  const stored = await hashSecret(slow, 'right');
  const fastest = async (against: string | null) => {
    const times: number[] = [];
    for (let round = 0; round < 5; round += 1) {
      const start = performance.now();
      await secretMatches(slow, 'wrong', against);
      times.push(performance.now() - start);
    }
    return Math.min(...times);
  };
  const ratio = (await fastest(null)) / (await fastest(stored));
  // Without the hash it would cost a thousandth.
  expect(ratio).toBeGreaterThan(0.05);
});

test('a token has 256 bits, and only its SHA-256 is kept', () => {
  const token = newToken();
  expect(Buffer.from(token, 'base64url')).toHaveLength(32);
  expect(tokenHash(token)).toBe(createHash('sha256').update(token).digest('hex'));
  expect(newToken()).not.toBe(token);
});
