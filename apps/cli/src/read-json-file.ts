import { open } from 'node:fs/promises';
import { CliError } from './cli-error.ts';

const largestFileBytes = 4 * 1024 * 1024;

/** Reads one JSON document (RFC 8259: UTF-8 without a byte order mark). */
export async function readJsonFile(path: string, largestBytes = largestFileBytes): Promise<unknown> {
  return parseJsonBytes(await readBytes(path, largestBytes), path);
}

/** What a file of that name holds. Errors: `byte-order-mark`, `not-utf-8`, `not-json`. */
export function parseJsonBytes(bytes: Uint8Array, path: string): unknown {
  const mark = [bytes[0], bytes[1], bytes[2]].join(' ');
  if (mark === '239 187 191' || mark.startsWith('255 254') || mark.startsWith('254 255')) {
    throw new CliError(
      'byte-order-mark',
      `${path} starts with a byte order mark: save it as UTF-8 without one`,
    );
  }
  let text: string;
  try {
    text = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    throw new CliError('not-utf-8', `${path} is not UTF-8 text`);
  }
  try {
    return JSON.parse(text);
  } catch (error) {
    throw new CliError('not-json', `${path} is not JSON: ${error instanceof Error ? error.message : ''}`);
  }
}

async function readBytes(path: string, largestBytes: number): Promise<Uint8Array> {
  let file: Awaited<ReturnType<typeof open>>;
  try {
    file = await open(path, 'r');
  } catch (error) {
    const reason = error instanceof Error && 'code' in error ? error.code : undefined;
    if (reason === 'ENOENT' || reason === 'ENOTDIR')
      throw new CliError('file-not-found', `${path} does not exist`);
    throw new CliError('unreadable-file', `${path} cannot be read (${String(reason)})`);
  }
  try {
    const stat = await file.stat();
    if (!stat.isFile()) throw new CliError('not-a-file', `${path} is not a file`);
    if (stat.size > largestBytes) {
      throw new CliError('file-too-large', `${path} is larger than ${largestBytes} bytes`);
    }
    return await file.readFile();
  } finally {
    await file.close();
  }
}
