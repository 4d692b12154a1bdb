import { createHmac, hkdfSync } from 'node:crypto';
import type { Db, SiteKeys, Tx } from '../store/index.ts';
import { decrypt, encrypt } from './cipher.ts';

/** Seals what belongs to a person with the person's own key, so that it is forgotten with them. */
export interface PersonKey {
  seal(plain: Uint8Array, bound: string): Buffer;
  /** The same bytes in the same place are sealed into the same bytes: who sends a file again stores it once. */
  sealAlike(plain: Uint8Array, bound: string): Buffer;
  /** Throws when a single bit is not the one that was sealed. */
  open(sealed: Uint8Array, bound: string): Buffer;
}

/** Null for a person who is not there or has been forgotten. It records no read: the caller does. */
export async function personKey(db: Db | Tx, keys: SiteKeys, id: string): Promise<PersonKey | null> {
  const row = await db.selectFrom('person').select('wrapped_key').where('id', '=', id).executeTakeFirst();
  if (row === undefined || row.wrapped_key === null) return null;
  const key = decrypt(keys.master, row.wrapped_key, `key:${id}`);
  return {
    seal: (plain, bound) => encrypt(key, plain, bound),
    sealAlike: (plain, bound) => encrypt(key, plain, bound, nonceOf(key, plain, bound)),
    open: (sealed, bound) => decrypt(key, sealed, bound),
  };
}

/** A nonce out of what is sealed, under a key for that alone (the construction of RFC 5297 and RFC 8452). */
function nonceOf(key: Buffer, plain: Uint8Array, bound: string): Buffer {
  const nonceKey = Buffer.from(hkdfSync('sha256', key, '', 'lutetia file nonce', 32));
  const place = Buffer.from(bound);
  const length = Buffer.alloc(4);
  length.writeUInt32BE(place.length);
  return createHmac('sha256', nonceKey).update(length).update(place).update(plain).digest().subarray(0, 12);
}
