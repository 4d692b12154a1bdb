import {
  createHmac,
  createPrivateKey,
  createPublicKey,
  generateKeyPairSync,
  hkdfSync,
  type KeyObject,
  randomBytes,
} from 'node:crypto';
import { existsSync, mkdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { createFileDurably } from './durable-files.ts';
import { StoreError } from './errors.ts';
import type { Store } from './store.ts';

/** A site's secrets. They stay out of the database: whoever has only the database can neither seal nor read persons. */
export interface SiteKeys {
  /** Ed25519, signs checkpoints. */
  readonly signing: KeyObject;
  /** The signing key's public half, DER in base64. */
  readonly publicKey: string;
  /** Wraps each person's own key (AES-256). */
  readonly master: Buffer;
  /** Keys the blind indexes (HMAC-SHA-256). */
  readonly blindIndex: Buffer;
}

const signingFile = 'signing-key.pem';
const masterFile = 'master-key';

/**
 * Reads the keys in `folder`, made on the first start with mode 0600; `memory` gives keys that end
 * with the process. Errors: StoreError `keys-unreadable` when one of the two files is missing or damaged.
 */
export function openKeys(folder: string | 'memory'): SiteKeys {
  if (folder === 'memory') return fromSecrets(newSigningKey(), randomBytes(32));
  const [signingPath, masterPath] = [join(folder, signingFile), join(folder, masterFile)];
  if (!existsSync(signingPath) && !existsSync(masterPath)) {
    mkdirSync(folder, { recursive: true, mode: 0o700 });
    createFileDurably(masterPath, `${randomBytes(32).toString('hex')}\n`);
    createFileDurably(signingPath, newSigningKey().export({ type: 'pkcs8', format: 'pem' }).toString());
  }
  try {
    const hex = readFileSync(masterPath, 'utf8').trim();
    if (!/^[0-9a-f]{64}$/.test(hex)) throw new Error('the master key is not 32 bytes in hex');
    return fromSecrets(createPrivateKey(readFileSync(signingPath)), Buffer.from(hex, 'hex'));
  } catch (cause) {
    throw new StoreError('keys-unreadable', `The site's keys in ${folder} cannot be read.`, { cause });
  }
}

/** Where the keys lie: LUTETIA_KEYS_FOLDER, or `keys` in the data folder. */
export function keysFolder(dataFolder: string, env: { LUTETIA_KEYS_FOLDER?: string | undefined }): string {
  return env.LUTETIA_KEYS_FOLDER ?? join(dataFolder, 'keys');
}

/**
 * Ties the database to its keys at the first start and refuses others afterwards: new keys on an
 * old database would leave every person unreadable and every checkpoint in doubt.
 */
export async function bindKeys(store: Store, keys: SiteKeys, at: Temporal.Instant): Promise<void> {
  const master_check = createHmac('sha256', keys.master).update('lutetia master key check').digest('hex');
  await store.transaction(async (tx) => {
    await tx
      .insertInto('site_key')
      .values({ public_key: keys.publicKey, master_check, at: at.toString({ smallestUnit: 'millisecond' }) })
      .onConflict((conflict) => conflict.doNothing())
      .execute();
    const bound = await tx.selectFrom('site_key').selectAll().executeTakeFirstOrThrow();
    if (bound.public_key === keys.publicKey && bound.master_check === master_check) return;
    throw new StoreError(
      'keys-mismatch',
      "The keys folder does not belong to this database: restore the site's own keys.",
    );
  });
}

function newSigningKey(): KeyObject {
  return generateKeyPairSync('ed25519').privateKey;
}

function fromSecrets(signing: KeyObject, master: Buffer): SiteKeys {
  return {
    signing,
    publicKey: createPublicKey(signing).export({ type: 'spki', format: 'der' }).toString('base64'),
    master,
    // RFC 5869: one secret for each use.
    blindIndex: Buffer.from(hkdfSync('sha256', master, '', 'lutetia blind index', 32)),
  };
}
