import { randomUUID } from 'node:crypto';
import { open, readFile, rename, rm, stat } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { promisify } from 'node:util';
import { gunzip, gzip } from 'node:zlib';
import type { NiftiImage } from '@lutetia/dosimetry';
import { CliError } from './cli-error.ts';

/** 512³ voxels of eight bytes, and their header. */
const largestImageBytes = 2 ** 30 + 4096;

/** Reads a NIfTI-1 image, .nii or .nii.gz (told by its content). Errors: as `parseNifti`, and what a file can have. */
export async function readImage(path: string): Promise<NiftiImage> {
  const { parseNifti } = await import('@lutetia/dosimetry');
  return parseNifti(await unpacked(path), path);
}

async function unpacked(path: string): Promise<Uint8Array> {
  const bytes = await readBytes(path);
  if (bytes[0] !== 0x1f || bytes[1] !== 0x8b) return bytes;
  try {
    return await promisify(gunzip)(bytes, { maxOutputLength: largestImageBytes });
  } catch (error) {
    if (error instanceof RangeError)
      throw new CliError('file-too-large', `${path} unpacks to more than ${largestImageBytes} bytes`);
    throw new CliError('damaged-file', `${path} cannot be unpacked: it is cut or damaged`);
  }
}

async function readBytes(path: string): Promise<Uint8Array> {
  try {
    const found = await stat(path);
    if (!found.isFile()) throw new CliError('not-a-file', `${path} is not a file`);
    if (found.size > largestImageBytes)
      throw new CliError('file-too-large', `${path} is larger than ${largestImageBytes} bytes`);
    return await readFile(path);
  } catch (error) {
    if (error instanceof CliError) throw error;
    const reason = error instanceof Error && 'code' in error ? error.code : undefined;
    if (reason === 'ENOENT' || reason === 'ENOTDIR')
      throw new CliError('file-not-found', `${path} does not exist`);
    throw new CliError('unreadable-file', `${path} cannot be read (${String(reason)})`);
  }
}

/** Writes values on the grid of `like`, packed when the name ends in .gz. The file appears whole or not at all. */
export async function writeImage(
  path: string,
  like: NiftiImage,
  values: Float32Array,
  description: string,
): Promise<void> {
  const { formatNifti } = await import('@lutetia/dosimetry');
  const bytes = formatNifti(like, values, description);
  const partial = join(dirname(path), `.${randomUUID()}.partial`);
  try {
    const file = await open(partial, 'wx');
    try {
      await file.writeFile(path.endsWith('.gz') ? await promisify(gzip)(bytes, { level: 1 }) : bytes);
      await file.sync();
    } finally {
      await file.close();
    }
    await rename(partial, path);
  } catch (error) {
    await rm(partial, { force: true });
    const reason = error instanceof Error && 'code' in error ? error.code : undefined;
    throw new CliError('unwritable-file', `${path} cannot be written (${String(reason)})`);
  }
}
