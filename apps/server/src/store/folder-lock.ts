import { readFileSync, renameSync, rmSync, statSync, utimesSync, writeFileSync } from 'node:fs';
import { hostname } from 'node:os';
import { StoreError } from './errors.ts';

const heartbeatMs = 5_000;
const staleAfterMs = 30_000;

interface Holder {
  pid: number;
  host: string;
  /** Start of the process in clock ticks since boot: tells a reused pid from its former owner. */
  started: string;
}

/**
 * Keeps a second process from opening the same PGlite folder, which would destroy it.
 * A lock left by a killed process is recovered: its pid is gone or belongs to a younger process;
 * on another host (or container) its heartbeat has stopped for 30 s.
 */
export function lockFolder(path: string): Disposable {
  const own = describe(process.pid);
  for (let attempt = 0; attempt < 5; attempt += 1) {
    if (tryCreate(path, own)) {
      const beat = setInterval(() => touch(path), heartbeatMs).unref();
      return {
        [Symbol.dispose]() {
          clearInterval(beat);
          if (read(path) === JSON.stringify(own)) rmSync(path, { force: true });
        },
      };
    }
    const found = read(path);
    if (found === undefined) continue;
    if (isHeld(path, found)) throw inUse(path, found);
    removeStale(path, found);
  }
  throw inUse(path, read(path) ?? 'unknown');
}

function tryCreate(path: string, own: Holder): boolean {
  try {
    writeFileSync(path, JSON.stringify(own), { flag: 'wx', mode: 0o600 });
    return true;
  } catch (error) {
    if (isNodeError(error) && error.code === 'EEXIST') return false;
    throw error;
  }
}

function isHeld(path: string, found: string): boolean {
  const holder = parse(found);
  // A file that is still empty may be about to be filled: its age decides.
  if (holder === undefined || holder.host !== hostname()) return ageMs(path) < staleAfterMs;
  if (!isAlive(holder.pid)) return false;
  return holder.started === '' || holder.started === startOf(holder.pid);
}

/** Takes the file away by renaming, and puts it back when it turns out to be a newer owner's. */
function removeStale(path: string, found: string): void {
  const aside = `${path}.${process.pid}.stale`;
  try {
    renameSync(path, aside);
  } catch (error) {
    if (isNodeError(error) && error.code === 'ENOENT') return;
    throw error;
  }
  if (read(aside) !== found) renameSync(aside, path);
  else rmSync(aside, { force: true });
}

function inUse(path: string, found: string): StoreError {
  const holder = parse(found);
  const who = holder === undefined ? 'another process' : `process ${holder.pid} on ${holder.host}`;
  return new StoreError(
    'folder-in-use',
    `The database folder is in use by ${who} (${path}). Stop it first, or use PostgreSQL by DATABASE_URL.`,
  );
}

function describe(pid: number): Holder {
  return { pid, host: hostname(), started: startOf(pid) };
}

/** proc(5): field 22 of /proc/[pid]/stat; empty where there is no /proc. */
function startOf(pid: number): string {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
    return stat.slice(stat.lastIndexOf(')') + 2).split(' ')[19] ?? '';
  } catch {
    return '';
  }
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return isNodeError(error) && error.code === 'EPERM';
  }
}

function parse(text: string): Holder | undefined {
  try {
    const value: unknown = JSON.parse(text);
    if (typeof value !== 'object' || value === null) return undefined;
    const { pid, host, started } = value as Partial<Holder>;
    if (typeof pid !== 'number' || typeof host !== 'string' || typeof started !== 'string') return undefined;
    return { pid, host, started };
  } catch {
    return undefined;
  }
}

function read(path: string): string | undefined {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return undefined;
  }
}

function ageMs(path: string): number {
  try {
    return Date.now() - statSync(path).mtimeMs;
  } catch {
    return Number.POSITIVE_INFINITY;
  }
}

function touch(path: string): void {
  try {
    const now = new Date();
    utimesSync(path, now, now);
  } catch {
    // The folder may be gone; the owner notices by its own writes.
  }
}

function isNodeError(error: unknown): error is NodeJS.ErrnoException {
  return error instanceof Error && 'code' in error;
}
