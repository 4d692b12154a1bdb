import { mkdtempSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { eachStore } from './each-store.ts';
import { bindKeys, keysFolder, openKeys } from './keys.ts';

let folder = '';
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'lutetia-keys-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const at = Temporal.Instant.from('2026-12-01T00:00:00Z');

test('keys are made once, for their owner alone, and read again', () => {
  const place = keysFolder(folder, {});
  const made = openKeys(place);
  const read = openKeys(place);
  expect(read.publicKey).toBe(made.publicKey);
  expect(read.master.equals(made.master)).toBe(true);
  expect(read.blindIndex.equals(made.blindIndex)).toBe(true);
  expect(read.blindIndex.equals(read.master)).toBe(false);
  const modes = [place, ...readdirSync(place).map((name) => join(place, name))].map(
    (path) => statSync(path).mode & 0o777,
  );
  if (process.platform !== 'win32') expect(modes).toEqual([0o700, 0o600]);
});

test('a damaged file of keys is an error, not a reason to make new ones', () => {
  openKeys(folder);
  for (const damage of ['', '{"version":1}', '{"version":1,"signing":"","master":"00"}']) {
    writeFileSync(join(folder, 'site-keys.json'), damage);
    expect(() => openKeys(folder)).toThrow(expect.objectContaining({ code: 'keys-unreadable' }));
  }
});

eachStore('a database', (store) => {
  test('stays with the keys that it was first opened with', async () => {
    const keys = openKeys('memory');
    await bindKeys(store(), keys, at);
    await bindKeys(store(), keys, at);
    await expect(bindKeys(store(), openKeys('memory'), at)).rejects.toMatchObject({ code: 'keys-mismatch' });
  });
});
