import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
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
  writeFileSync(stamp, now);
  return 'built';
}

if (import.meta.main) say(buildWeb());
