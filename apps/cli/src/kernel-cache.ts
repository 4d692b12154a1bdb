import { createHash, randomUUID } from 'node:crypto';
import { mkdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { homedir } from 'node:os';
import { join } from 'node:path';
import type { VoxelS } from '@lutetia/dosimetry';

/** Goes up when the same request has other values: kernels of an older engine are not found then. */
export const kernelEngine = 4;

const folder = (): string =>
  join(process.env.XDG_CACHE_HOME ?? join(homedir(), '.cache'), 'lutetia', 'voxel-s');

/**
 * The voxel S values of a request, from the user's cache or computed. `request` is all that they follow from. A file
 * that cannot be read is computed anew, and a cache that cannot be written is done without.
 */
export async function cachedKernel(
  request: unknown,
  compute: () => Promise<VoxelS[]>,
): Promise<{ values: VoxelS[]; cached: boolean }> {
  const name = createHash('sha256')
    .update(JSON.stringify({ engine: kernelEngine, request }))
    .digest('hex');
  const path = join(folder(), `${name}.json`);
  const found = await read(path);
  if (found !== null) return { values: found, cached: true };
  const values = await compute();
  const partial = `${path}.${randomUUID()}`;
  try {
    await mkdir(folder(), { recursive: true });
    await writeFile(partial, JSON.stringify(values));
    await rename(partial, path);
  } catch {
    // Read-only home or full disk: the values are there all the same.
    await rm(partial, { force: true }).catch(() => undefined);
  }
  return { values, cached: false };
}

async function read(path: string): Promise<VoxelS[] | null> {
  try {
    const found: unknown = JSON.parse(await readFile(path, 'utf8'));
    return Array.isArray(found) && found.length > 0 && found.every(isVoxelS) ? found : null;
  } catch {
    return null;
  }
}

const isVoxelS = (value: unknown): value is VoxelS =>
  Array.isArray(value) && value.length === 5 && value.every((part) => Number.isFinite(part));
