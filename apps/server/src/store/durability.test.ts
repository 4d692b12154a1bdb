import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { parseTrace, type SystemCall, unflushedAt } from './syscall-trace.ts';

const events = 20;
const hasStrace = process.platform === 'linux' && spawnSync('strace', ['-V']).status === 0;

test('the trace of system calls can be taken', ({ skip }) => {
  if (process.platform !== 'linux') skip('system calls are traced on Linux');
  if (!hasStrace && process.env.CI === undefined)
    skip('strace is not installed: what reaches the disk is not shown');
  expect(hasStrace, 'strace must be installed where CI is set').toBe(true);
});

test('a call that another thread cut in two is read as one', () => {
  const trace = [
    '41 fsync(21</d/database/pg_wal/000000010000000000000001> <unfinished ...>',
    '47 openat(AT_FDCWD, "/proc/meminfo", O_RDONLY <unfinished ...>',
    '41 <... fsync resumed>)               = 0',
    '47 <... openat resumed>)              = 30</proc/meminfo>',
    '41 write(22</d/acknowledged.log>, "1\\n", 2 <unfinished ...>',
    '41 <... write resumed>)               = 2',
  ];
  expect(parseTrace(trace.join('\n')).map(({ name, path, result }) => [name, path, result])).toEqual([
    ['fsync', '/d/database/pg_wal/000000010000000000000001', '0'],
    ['openat', '/proc/meminfo', '30</proc/meminfo>'],
    ['write', '/d/acknowledged.log', '2'],
  ]);
});

describe.skipIf(!hasStrace)('PGlite on disk', () => {
  const folder = mkdtempSync(join(tmpdir(), 'lutetia-durability-'));
  let calls: SystemCall[] = [];
  const isWal = (path: string) => /\/database\/pg_wal\/[0-9A-F]{24}/.test(path);
  const isAcknowledgement = ({ name, path }: SystemCall) =>
    name === 'write' && path.endsWith('acknowledged.log');

  beforeAll(() => {
    const trace = join(folder, 'trace');
    const writer = join(import.meta.dirname, 'durability-writer.ts');
    const watched =
      'trace=fsync,fdatasync,openat,write,pwrite64,writev,pwritev,rename,renameat,renameat2,unlink,unlinkat';
    const data = join(folder, 'data');
    const args = ['-f', '-y', '-o', trace, '-e', watched, process.execPath, writer, data, String(events)];
    const run = spawnSync('strace', args, { encoding: 'utf8' });
    expect(run.stderr).toBe('');
    expect(run.status).toBe(0);
    calls = parseTrace(readFileSync(trace, 'utf8'));
  });
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  test('flushes the write-ahead log after its last write and before every acknowledgement', () => {
    expect(calls.filter(isAcknowledgement)).toHaveLength(events + 1);
    expect(unflushedAt(calls, isWal, isAcknowledgement)).toEqual([]);
  });

  test('writes and flushes the write-ahead log anew for every acknowledgement', () => {
    let [writes, flushes] = [0, 0];
    for (const call of calls) {
      if (isAcknowledgement(call)) {
        expect(writes).toBeGreaterThan(0);
        expect(flushes).toBeGreaterThan(0);
        [writes, flushes] = [0, 0];
      } else if (isWal(call.path) && call.name === 'pwrite64') writes += 1;
      else if (isWal(call.path) && call.name === 'fsync') flushes += 1;
    }
  });

  test('flushes the folder of the log after a new segment got its name', () => {
    const named = calls.findIndex(({ name, target }) => name.startsWith('rename') && isWal(target ?? ''));
    expect(named).toBeGreaterThan(0);
    const after = calls.slice(named);
    const flushed = after.findIndex(
      ({ name, path }) => name === 'fsync' && path.endsWith('/database/pg_wal'),
    );
    expect(flushed).toBeGreaterThan(0);
    expect(flushed).toBeLessThan(after.findIndex(isAcknowledgement));
  });

  test('flushes a new database as a whole before it gets its name', () => {
    const named = calls.findIndex(
      ({ name, path }) => name.startsWith('rename') && path.endsWith('/database.new'),
    );
    expect(named).toBeGreaterThan(0);
    const isNew = (path: string) => path.includes('/database.new/');
    expect(unflushedAt(calls, isNew, (call) => call === calls[named])).toEqual([]);
    expect(
      calls.slice(0, named).filter(({ name, path }) => name === 'pwrite64' && isNew(path)).length,
    ).toBeGreaterThan(100);
  });

  test('the check itself finds a log that is not flushed', () => {
    const without = calls.filter(({ name, path }) => !(name === 'fsync' && isWal(path)));
    expect(unflushedAt(without, isWal, isAcknowledgement).length).toBeGreaterThan(0);
  });
});
