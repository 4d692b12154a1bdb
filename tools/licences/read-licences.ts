import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';

export interface PackageLicence {
  readonly name: string;
  readonly version: string;
  readonly licence: string;
  readonly use: 'shipped' | 'tool';
}

interface LockEntry {
  readonly name?: string;
  readonly version?: string;
  readonly license?: string;
  readonly link?: boolean;
  readonly dev?: boolean;
  readonly devOptional?: boolean;
}

/** Licence of each installed package as its own files state it, by `name@version`. */
function installedLicences(root: string): Map<string, string> {
  const checker = join(
    root,
    'node_modules',
    'license-checker-rseidelsohn',
    'bin',
    'license-checker-rseidelsohn.js',
  );
  const output = execFileSync(process.execPath, [checker, '--json', '--start', root], {
    encoding: 'utf8',
    maxBuffer: 1 << 26,
  });
  const scanned = JSON.parse(output) as Record<string, { licenses: string | string[] }>;
  return new Map(Object.entries(scanned).map(([id, { licenses }]) => [id, [licenses].flat().join(' AND ')]));
}

/**
 * Every package of the lockfile, for all platforms. What is installed is judged by its own files,
 * the rest by what the registry recorded. The lockfile says what is shipped and what is a tool.
 */
export function readLicences(root: string): PackageLicence[] {
  const lock = JSON.parse(readFileSync(join(root, 'package-lock.json'), 'utf8')) as {
    packages: Record<string, LockEntry>;
  };
  const installed = installedLicences(root);
  return Object.entries(lock.packages)
    .filter(([path, entry]) => path.includes('node_modules/') && entry.link !== true)
    .map(([path, entry]) => {
      const name = entry.name ?? path.replace(/^.*node_modules\//, '');
      const version = entry.version ?? '';
      return {
        name,
        version,
        licence: installed.get(`${name}@${version}`) ?? entry.license ?? 'unknown',
        use: entry.dev === true ? 'tool' : 'shipped',
      };
    });
}
