import { randomUUID } from 'node:crypto';
import { open, rename, rm } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { CliError } from './cli-error.ts';

/** Writes a file that appears whole or not at all. Errors: `unwritable-file`. */
export async function writeWhole(path: string, content: Uint8Array | string): Promise<void> {
  const partial = join(dirname(path), `.${randomUUID()}.partial`);
  try {
    const file = await open(partial, 'wx');
    try {
      await file.writeFile(content);
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
