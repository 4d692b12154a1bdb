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
import { dirname, join } from 'node:path';
import { z } from 'zod';
import { writeFileDurably } from './durable-files.ts';
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

const fileName = 'site-keys.json';

/** The file's form, version 1. */
const fileForm = z.strictObject({
  version: z.literal(1),
  /** Ed25519, PKCS 8 in PEM. */
  signing: z.string(),
  /** 32 bytes in hex. */
  master: z.string().regex(/^[0-9a-f]{64}$/),
});

/**
 * Reads the keys in `folder`, made on the first start for their owner alone (mode 0600); `memory`
 * gives keys that end with the process. Errors: StoreError `keys-unreadable` for a damaged file.
 */
export function openKeys(folder: string | 'memory'): SiteKeys {
  if (folder === 'memory') return fromSecrets(newSigningKey(), randomBytes(32));
  const path = join(folder, fileName);
  if (!existsSync(path)) create(path);
  return read(path);
}

/** The keys in `folder`, or undefined where there are none: makes none. */
export function existingKeys(folder: string): SiteKeys | undefined {
  const path = join(folder, fileName);
  return existsSync(path) ? read(path) : undefined;
}

function read(path: string): SiteKeys {
  try {
    const { signing, master } = fileForm.parse(JSON.parse(readFileSync(path, 'utf8')));
    return fromSecrets(createPrivateKey(signing), Buffer.from(master, 'hex'));
  } catch (cause) {
    throw new StoreError('keys-unreadable', `The site's keys (${path}) cannot be read.`, { cause });
  }
}

function create(path: string): void {
  mkdirSync(dirname(path), { recursive: true, mode: 0o700 });
  const signing = newSigningKey().export({ type: 'pkcs8', format: 'pem' }).toString();
  const master = randomBytes(32).toString('hex');
  writeFileDurably(path, `${JSON.stringify({ version: 1, signing, master })}\n`);
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
