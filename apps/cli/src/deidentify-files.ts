import { createHmac, randomBytes } from 'node:crypto';
import { mkdir, readdir, stat, writeFile } from 'node:fs/promises';
import { dirname, extname, join } from 'node:path';
import type { Profile, Pseudonyms } from '@lutetia/imaging';
import { CliError } from './cli-error.ts';
import { readDicomFiles, type Unread } from './dicom-files.ts';

export type DeidentifiedFiles = {
  readonly written: number;
  readonly burnedIn: readonly { readonly file: string; readonly reason: string }[];
  readonly problems: readonly Unread[];
  /** Files that are no DICOM object: not copied. */
  readonly others: number;
};

/** About ten years. */
const mostShiftDays = 3650;

/** Pseudonyms by a keyed hash: without the secret nobody finds back, and with it every run gives the same. */
export function pseudonymsOf(secret: string | undefined): Pseudonyms {
  const key = secret ?? randomBytes(32).toString('hex');
  const hash = (kind: string, value: string): Buffer =>
    createHmac('sha256', key).update(`${kind}\0${value}`).digest();
  return {
    // A UID from 128 bits below the root for them (PS3.5 annex B.2).
    uidFor: (uid) => `2.25.${BigInt(`0x${hash('uid', uid).toString('hex', 0, 16)}`)}`,
    patientFor: (id) => `ANON-${hash('patient', id).toString('hex', 0, 5).toUpperCase()}`,
    shiftDaysFor: (id) => -1 - (hash('days', id).readUInt32BE(0) % mostShiftDays),
  };
}

/**
 * Writes de-identified copies below a folder, by series and instance: names of files may name people. Errors: those of a
 * path, `unwritable-file`; objects that cannot be read or copied are listed.
 */
export async function deidentifyFiles(
  from: string,
  to: string,
  profile: Profile,
  secret: string | undefined,
): Promise<DeidentifiedFiles> {
  const { deidentify, explicitLittleEndian, ImagingError, writeDicom } = await import('@lutetia/imaging');
  const { files, unread, others } = await readDicomFiles(from);
  const asFile = files.length === 1 && extname(to) !== '' && !(await isFolder(from));
  if (!asFile) await checkEmpty(to);
  const pseudonyms = pseudonymsOf(secret);
  const burnedIn: { file: string; reason: string }[] = [];
  const problems = [...unread];
  const places = new Set<string>();
  let written = 0;
  for (const { path, file } of files)
    try {
      const cleaned = deidentify(file.dataSet, profile, pseudonyms);
      const bytes = writeDicom(cleaned.dataSet, file.syntax.deflated ? explicitLittleEndian : file.syntax);
      const place = asFile
        ? to
        : join(
            to,
            cleaned.dataSet.text('SeriesInstanceUID'),
            `${cleaned.dataSet.text('SOPInstanceUID')}.dcm`,
          );
      if (places.has(place)) {
        problems.push({ file: path, code: 'same-instance', text: 'its instance has been copied already' });
        continue;
      }
      places.add(place);
      await write(place, bytes);
      if (cleaned.burnedIn !== null) burnedIn.push({ file: place, reason: cleaned.burnedIn });
      written++;
    } catch (error) {
      if (!(error instanceof ImagingError)) throw error;
      problems.push({ file: path, code: error.code, text: error.message });
    }
  return { written, burnedIn, problems, others };
}

const isFolder = async (path: string): Promise<boolean> => (await stat(path)).isDirectory();

async function checkEmpty(folder: string): Promise<void> {
  let names: string[];
  try {
    names = await readdir(folder);
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return;
    throw new CliError('unwritable-file', `${folder} is no folder`);
  }
  if (names.length > 0) throw new CliError('unwritable-file', `${folder} is not empty`);
}

async function write(path: string, bytes: Uint8Array): Promise<void> {
  try {
    await mkdir(dirname(path), { recursive: true });
    await writeFile(path, bytes, { flag: 'wx' });
  } catch (error) {
    const reason = error instanceof Error && 'code' in error ? error.code : undefined;
    throw new CliError('unwritable-file', `${path} cannot be written (${String(reason)})`);
  }
}
