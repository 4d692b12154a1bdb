import { createHash } from 'node:crypto';
import { mkdir, open, readFile, rename, rm } from 'node:fs/promises';
import { dirname, join } from 'node:path';

/** Bytes under their own SHA-256 in hexadecimal, outside the database. */
export interface FileStore {
  /** Keeps the bytes; once it has answered they survive a power cut. The same bytes are kept once, damaged ones replaced. */
  put(bytes: Uint8Array): Promise<string>;
  /** Null where there are none. Whether they are still what they were, the reader checks by `addressOf`. */
  get(address: string): Promise<Buffer | null>;
  remove(address: string): Promise<void>;
}

export const addressOf = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex');

/** Where a centre keeps its files unless it is told otherwise. */
export const filesFolder = (dataFolder: string, env: { LUTETIA_FILES_FOLDER?: string | undefined }): string =>
  env.LUTETIA_FILES_FOLDER ?? join(dataFolder, 'files');

/** Files in a folder, spread over 256 folders by the first two digits; `memory` for files that end with the process. */
export const openFiles = (folder: string | 'memory'): FileStore =>
  folder === 'memory' ? filesInMemory() : filesIn(folder);

function filesIn(root: string): FileStore {
  const pathOf = (address: string) => {
    if (!/^[0-9a-f]{64}$/.test(address)) throw new TypeError('not the address of a file');
    return join(root, address.slice(0, 2), address);
  };
  return {
    async put(bytes) {
      const address = addressOf(bytes);
      const path = pathOf(address);
      const kept = await readFile(path).catch(unlessMissing);
      if (kept?.equals(bytes)) return address;
      await mkdir(dirname(path), { recursive: true, mode: 0o700 });
      const making = `${path}.${crypto.randomUUID()}`;
      try {
        const file = await open(making, 'wx', 0o600);
        try {
          await file.writeFile(bytes);
          await file.sync();
        } finally {
          await file.close();
        }
        await rename(making, path);
      } catch (error) {
        await rm(making, { force: true });
        throw error;
      }
      for (const folder of [dirname(path), root]) await syncFolder(folder);
      return address;
    },
    get: (address) => readFile(pathOf(address)).catch(unlessMissing),
    async remove(address) {
      await rm(pathOf(address), { force: true });
    },
  };
}

function filesInMemory(): FileStore {
  const kept = new Map<string, Buffer>();
  return {
    async put(bytes) {
      const address = addressOf(bytes);
      kept.set(address, Buffer.from(bytes));
      return address;
    },
    get: async (address) => kept.get(address) ?? null,
    async remove(address) {
      kept.delete(address);
    },
  };
}

function unlessMissing(error: NodeJS.ErrnoException): null {
  if (error.code === 'ENOENT') return null;
  throw error;
}

/** Windows has no such call and needs none. */
async function syncFolder(path: string): Promise<void> {
  if (process.platform === 'win32') return;
  const folder = await open(path, 'r');
  try {
    await folder.sync();
  } finally {
    await folder.close();
  }
}
