import { readdir, readFile, stat } from 'node:fs/promises';
import { join, relative } from 'node:path';
import type { DicomFile } from '@lutetia/imaging';
import { CliError } from './cli-error.ts';

const largestFileBytes = 2 ** 30;
const mostFiles = 100_000;

export type FoundFile = { readonly path: string; readonly file: DicomFile };
export type Unread = { readonly file: string; readonly code: string; readonly text: string };

export type FoundFiles = {
  readonly files: readonly FoundFile[];
  /** DICOM objects that cannot be read, or do not say to which series they belong. */
  readonly unread: readonly Unread[];
  /** Files that are no DICOM object, and directories of a medium. */
  readonly others: number;
};

/** Media Storage Directory: the list of a CD's contents. */
const directoryStorage = '1.2.840.10008.1.3.10';

/** Reads a DICOM file, or all in a folder and those below. Errors: what a path can have; a file given alone must be one. */
export async function readDicomFiles(path: string): Promise<FoundFiles> {
  const { ImagingError, readDicom } = await import('@lutetia/imaging');
  const found = await statOf(path);
  const paths = found.isDirectory() ? await filesBelow(path) : [path];
  const files: FoundFile[] = [];
  const unread: Unread[] = [];
  let others = 0;
  for (const each of paths) {
    const name = found.isDirectory() ? relative(path, each) : each;
    try {
      const file = await readDicom(await bytesOf(each));
      if (file.meta.findText('MediaStorageSOPClassUID') === directoryStorage) {
        others++;
        continue;
      }
      // Told here by the file's name, before the objects are sorted by it.
      file.dataSet.text('SeriesInstanceUID');
      file.dataSet.text('SOPInstanceUID');
      files.push({ path: each, file });
    } catch (error) {
      if (!(error instanceof ImagingError)) throw error;
      if (!found.isDirectory()) throw new CliError(error.code, `${name}: ${error.message}`);
      if (error.code === 'not-dicom') others++;
      else unread.push({ file: name, code: error.code, text: error.message });
    }
  }
  return { files, unread, others };
}

async function statOf(path: string) {
  try {
    const found = await stat(path);
    if (!found.isFile() && !found.isDirectory())
      throw new CliError('not-a-file', `${path} is neither a file nor a folder`);
    return found;
  } catch (error) {
    if (error instanceof CliError) throw error;
    throw unreadable(path, error);
  }
}

async function filesBelow(folder: string): Promise<string[]> {
  const entries = await readdir(folder, { withFileTypes: true, recursive: true });
  const paths = entries
    .filter((entry) => entry.isFile())
    .map(({ parentPath, name }) => join(parentPath, name));
  if (paths.length > mostFiles)
    throw new CliError(
      'too-many-files',
      `${folder} holds ${paths.length} files: ${mostFiles} at most are read`,
    );
  return paths.sort();
}

async function bytesOf(path: string): Promise<Uint8Array> {
  try {
    const { size } = await stat(path);
    if (size > largestFileBytes)
      throw new CliError('file-too-large', `${path} is larger than ${largestFileBytes} bytes`);
    return await readFile(path);
  } catch (error) {
    if (error instanceof CliError) throw error;
    throw unreadable(path, error);
  }
}

function unreadable(path: string, error: unknown): CliError {
  const reason = error instanceof Error && 'code' in error ? error.code : undefined;
  return reason === 'ENOENT' || reason === 'ENOTDIR'
    ? new CliError('file-not-found', `${path} does not exist`)
    : new CliError('unreadable-file', `${path} cannot be read (${String(reason)})`);
}
