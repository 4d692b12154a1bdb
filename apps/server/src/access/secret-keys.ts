import { hkdfSync } from 'node:crypto';
import type { SiteKeys } from '../store/index.ts';

/** Keys that stay out of the database: whoever has only the database can try no PIN and make no code. */
export interface SecretKeys {
  /** Mixed into every password and PIN before hashing. */
  readonly pepper: Buffer;
  /** Encrypts the secrets of the second factor. */
  readonly secondFactor: Buffer;
  /** Base-2 logarithm of scrypt's cost N. */
  readonly logCost: number;
}

/** RFC 5869: one key for each use. */
export function secretKeysOf(keys: SiteKeys, logCost: number): SecretKeys {
  const derive = (use: string) => Buffer.from(hkdfSync('sha256', keys.master, '', `lutetia ${use}`, 32));
  return { pepper: derive('password pepper'), secondFactor: derive('second factor'), logCost };
}
