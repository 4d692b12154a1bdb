import { access, constants, readFile, realpath, stat } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { promisify } from 'node:util';
import { createGunzip, gzip } from 'node:zlib';
import type { NiftiImage } from '@lutetia/dosimetry';
import { CliError } from './cli-error.ts';
import { writeWhole } from './whole-file.ts';

/** 512³ voxels of eight bytes, and their header. */
const largestImageBytes = 2 ** 30 + 4096;

/** What may follow an image in its file: padding, a note. */
const mostBytesAfter = 2 ** 20;

/** Reads a NIfTI-1 image, .nii or .nii.gz (told by its content). Errors: as `parseNifti`, and what a file can have. */
export async function readImage(path: string): Promise<NiftiImage> {
  const { parseNifti } = await import('@lutetia/dosimetry');
  const bytes = await readBytes(path);
  return parseNifti(bytes[0] === 0x1f && bytes[1] === 0x8b ? await unpacked(bytes, path) : bytes, path);
}

/** Unpacks what its header announces; a file that unpacks to more is refused before it fills the memory. */
async function unpacked(packed: Uint8Array, path: string): Promise<Uint8Array> {
  const { announcedBytes, niftiHeaderBytes } = await import('@lutetia/dosimetry');
  const gunzip = createGunzip({ chunkSize: 2 ** 18 });
  gunzip.end(packed);
  let bytes = new Uint8Array(0);
  let length = 0;
  try {
    for await (const chunk of gunzip) {
      if (!(chunk instanceof Uint8Array)) continue;
      if (length === 0) {
        const announced = chunk.length < niftiHeaderBytes ? chunk.length : announcedBytes(chunk, path);
        if (announced > largestImageBytes) throw tooLarge(path);
        bytes = new Uint8Array(announced);
      }
      if (length < bytes.length) bytes.set(chunk.subarray(0, bytes.length - length), length);
      length += chunk.length;
      if (length > bytes.length + mostBytesAfter)
        throw new CliError('damaged-file', `${path} unpacks to more than its header announces`);
    }
  } catch (error) {
    if (error instanceof Error && 'errno' in error)
      throw new CliError('damaged-file', `${path} cannot be unpacked: it is cut or damaged`);
    throw error;
  }
  return bytes.subarray(0, Math.min(length, bytes.length));
}

const tooLarge = (path: string): CliError =>
  new CliError('file-too-large', `${path} is larger than ${largestImageBytes} bytes`);

async function readBytes(path: string): Promise<Uint8Array> {
  try {
    const found = await stat(path);
    if (!found.isFile()) throw new CliError('not-a-file', `${path} is not a file`);
    if (found.size > largestImageBytes) throw tooLarge(path);
    return await readFile(path);
  } catch (error) {
    if (error instanceof CliError) throw error;
    const reason = error instanceof Error && 'code' in error ? error.code : undefined;
    if (reason === 'ENOENT' || reason === 'ENOTDIR')
      throw new CliError('file-not-found', `${path} does not exist`);
    throw new CliError('unreadable-file', `${path} cannot be read (${String(reason)})`);
  }
}

/**
 * Refuses, before a long calculation, images that could not be written after it: in a folder that is not there or
 * not to be written in, at the place of something that is no file, or over a file that is read or another of them.
 * Errors: `unwritable-file`, `same-file`.
 */
export async function checkOutputs(
  outputs: readonly string[],
  inputs: readonly (string | undefined)[],
): Promise<void> {
  const read = await Promise.all(inputs.map((path) => (path === undefined ? null : identity(path))));
  const places = new Set<string>();
  for (const path of outputs) {
    const place = join(await writableFolder(path), basename(path));
    if (places.has(place)) throw new CliError('same-file', `${path} is given for two images`);
    places.add(place);
    const standing = await identity(path);
    if (standing === null) continue;
    if (!standing.isFile) throw new CliError('unwritable-file', `${path} is not a file`);
    if (read.some((input) => input?.dev === standing.dev && input.ino === standing.ino))
      throw new CliError('same-file', `${path} is one of the files to be read`);
  }
}

async function identity(path: string) {
  try {
    const found = await stat(path, { bigint: true });
    return { dev: found.dev, ino: found.ino, isFile: found.isFile() };
  } catch {
    // What is to be read and is not there is told where it is read.
    return null;
  }
}

async function writableFolder(path: string): Promise<string> {
  try {
    const folder = await realpath(dirname(path));
    if (!(await stat(folder)).isDirectory()) throw new CliError('unwritable-file', `${folder} is no folder`);
    await access(folder, constants.W_OK | constants.X_OK);
    return folder;
  } catch (error) {
    if (error instanceof CliError) throw error;
    const reason = error instanceof Error && 'code' in error ? error.code : undefined;
    throw new CliError('unwritable-file', `${path} cannot be written (${String(reason)})`);
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
  await writeWhole(path, path.endsWith('.gz') ? await promisify(gzip)(bytes, { level: 1 }) : bytes);
}
