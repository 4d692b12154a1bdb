import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { brotliCompressSync, brotliDecompressSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openTestCentre, type TestCentre } from './test-centre.ts';

const folder = mkdtempSync(join(tmpdir(), 'lutetia-web-'));
const script = 'export const answer = 42;\n'.repeat(50);
let at: TestCentre;
beforeAll(async () => {
  mkdirSync(join(folder, 'assets'));
  for (const [name, text] of [
    ['index.html', '<!doctype html><title>page</title>'],
    ['assets/app-1.js', script],
  ] as const) {
    writeFileSync(join(folder, name), text);
    writeFileSync(join(folder, `${name}.br`), brotliCompressSync(text));
  }
  at = await openTestCentre({ webFolder: folder });
});
afterAll(async () => {
  await at[Symbol.asyncDispose]();
  rmSync(folder, { recursive: true, force: true });
});

const get = (url: string, encoding?: string) =>
  at.centre.app.inject({
    method: 'GET',
    url,
    headers: encoding === undefined ? {} : { 'accept-encoding': encoding },
  });

describe('the web app', () => {
  test('comes compressed to a browser that takes it, and plain to one that does not', async () => {
    const small = await get('/assets/app-1.js', 'gzip, deflate, br');
    expect(small.headers).toMatchObject({
      'content-encoding': 'br',
      vary: expect.stringMatching(/accept-encoding/i),
    });
    expect(small.headers['content-type']).toMatch(/javascript/);
    expect(brotliDecompressSync(small.rawPayload).toString()).toBe(script);
    const plain = await get('/assets/app-1.js');
    expect([plain.headers['content-encoding'], plain.body]).toEqual([undefined, script]);
  });

  test('is one page for every address that is not the interface’s, kept for no longer than it is right', async () => {
    const page = await get('/courses/anything', 'br');
    expect(page.headers).toMatchObject({ 'content-encoding': 'br', 'cache-control': 'no-cache' });
    expect(page.headers['content-type']).toMatch(/html/);
    expect((await get('/assets/app-1.js', 'br')).headers['cache-control']).toContain('immutable');
    expect((await get('/api/nothing')).statusCode).toBe(404);
  });

  test('has no page in place of a script of the version before', async () => {
    const gone = await get('/assets/app-0.js');
    expect(gone.statusCode).toBe(404);
    expect(gone.headers['content-type']).not.toMatch(/html/);
    expect(gone.headers['cache-control'] ?? '').not.toContain('immutable');
  });
});
