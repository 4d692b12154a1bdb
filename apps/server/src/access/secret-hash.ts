import { createHash, createHmac, randomBytes, scrypt, timingSafeEqual } from 'node:crypto';
import type { SecretKeys } from './secret-keys.ts';

/** OWASP Password Storage Cheat Sheet: scrypt N = 2^15, r = 8, p = 3. */
export const defaultLogCost = 15;
const blockSize = 8;
const parallelism = 3;
const length = 32;

/** `scrypt$log2(N)$r$p$salt$hash` of a password or PIN, peppered with a key outside the database. */
export async function hashSecret(keys: SecretKeys, secret: string): Promise<string> {
  const salt = randomBytes(16);
  const hash = await derive(keys, secret, salt, keys.logCost, blockSize, parallelism);
  return [
    'scrypt',
    keys.logCost,
    blockSize,
    parallelism,
    salt.toString('base64'),
    hash.toString('base64'),
  ].join('$');
}

/** Compares in constant time. Without a stored hash it works as long, so that time tells nothing. */
export async function secretMatches(
  keys: SecretKeys,
  secret: string,
  stored: string | null,
): Promise<boolean> {
  if (stored === null) {
    await derive(keys, secret, Buffer.alloc(16), keys.logCost, blockSize, parallelism);
    return false;
  }
  const [kind, logCost, r, p, salt, hash] = stored.split('$');
  if (kind !== 'scrypt' || salt === undefined || hash === undefined) throw new Error('unknown password hash');
  const expected = Buffer.from(hash, 'base64');
  const actual = await derive(
    keys,
    secret,
    Buffer.from(salt, 'base64'),
    Number(logCost),
    Number(r),
    Number(p),
  );
  return timingSafeEqual(actual, expected);
}

/** What is stored of a session's or device's token of 256 random bits: it needs no slow hash. */
export const tokenHash = (token: string): string => createHash('sha256').update(token).digest('hex');
export const newToken = (): string => randomBytes(32).toString('base64url');

function derive(keys: SecretKeys, secret: string, salt: Buffer, logCost: number, r: number, p: number) {
  const peppered = createHmac('sha256', keys.pepper).update(secret.normalize('NFKC')).digest();
  const N = 2 ** logCost;
  return new Promise<Buffer>((resolve, reject) => {
    scrypt(peppered, salt, length, { N, r, p, maxmem: 256 * N * r }, (error, key) =>
      error === null ? resolve(key) : reject(error),
    );
  });
}
