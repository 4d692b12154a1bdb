import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { brotliCompressSync, constants, gzipSync } from 'node:zlib';
import { command, root, say } from './run-step.ts';

const sources = ['apps/web', 'packages', 'package-lock.json', 'tsconfig.json'];
const skipped = new Set(['node_modules', 'dist']);
const isTest = (path: string): boolean => /\.test\.tsx?$/.test(path);

function filesUnder(path: string): string[] {
  const entries = readdirSync(join(root, path), { withFileTypes: true });
  return entries
    .filter(({ name }) => !skipped.has(name) && !isTest(name))
    .flatMap((entry) =>
      entry.isDirectory() ? filesUnder(`${path}/${entry.name}`) : [`${path}/${entry.name}`],
    );
}

/** Fingerprint of everything that the bundle is made from. */
function fingerprint(): string {
  const hash = createHash('sha256');
  const files = sources.flatMap((path) => (path.includes('.') ? [path] : filesUnder(path)));
  for (const file of files.sort())
    hash
      .update(`${file}\0`)
      .update(readFileSync(join(root, file)))
      .update('\0');
  return hash.digest('hex');
}

/** Beside each text file its compressed forms, which the server sends to browsers that take them. */
function compress(folder: string): void {
  for (const entry of readdirSync(folder, { withFileTypes: true, recursive: true })) {
    if (!entry.isFile() || !/\.(?:js|css|html|svg|json)$/.test(entry.name)) continue;
    const path = join(entry.parentPath, entry.name);
    const content = readFileSync(path);
    writeFileSync(`${path}.gz`, gzipSync(content, { level: 9 }));
    const params = { [constants.BROTLI_PARAM_QUALITY]: 11 };
    writeFileSync(`${path}.br`, brotliCompressSync(content, { params }));
  }
}

/** Builds the web app into apps/web/dist, unless it was built from the same sources. Throws when that fails. */
export function buildWeb(): 'built' | 'up to date' {
  const dist = join(root, 'apps', 'web', 'dist');
  const stamp = join(dist, '.built-from');
  const now = fingerprint();
  if (existsSync(join(dist, 'index.html')) && existsSync(stamp) && readFileSync(stamp, 'utf8') === now)
    return 'up to date';
  const { status } = spawnSync(
    process.execPath,
    [command('vite'), 'build', 'apps/web', '--logLevel', 'warn'],
    {
      cwd: root,
      stdio: 'inherit',
    },
  );
  if (status !== 0) throw new Error('the web app could not be built');
  compress(dist);
  writeFileSync(stamp, now);
  return 'built';
}

if (import.meta.main) say(buildWeb());
