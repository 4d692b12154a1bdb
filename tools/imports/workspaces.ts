import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

export interface Workspace {
  /** Folder from the root, with forward slashes: `packages/course`. */
  readonly folder: string;
  readonly name: string;
  /** What may be imported beside the name itself: the further entries of its `exports`. */
  readonly doors: readonly string[];
}

/** Folders of modules that belong to no workspace. */
const loose = ['tools', 'bench', 'validation', 'e2e'];
const skipped = new Set(['node_modules', 'dist', 'coverage']);

export function findWorkspaces(root: string): Workspace[] {
  return ['packages', 'apps']
    .filter((group) => existsSync(join(root, group)))
    .flatMap((group) => readdirSync(join(root, group)).map((folder) => `${group}/${folder}`))
    .filter((folder) => existsSync(join(root, folder, 'package.json')))
    .map((folder) => {
      const { name, exports } = JSON.parse(readFileSync(join(root, folder, 'package.json'), 'utf8')) as {
        name: string;
        exports?: string | Record<string, string>;
      };
      const entries = typeof exports === 'object' ? Object.keys(exports) : [];
      return {
        folder,
        name,
        doors: entries.filter((entry) => entry !== '.').map((entry) => `${name}${entry.slice(1)}`),
      };
    });
}

/** TypeScript modules of the tree, as paths from the root with forward slashes. */
export function findModules(root: string): string[] {
  const modules: string[] = [];
  const enter = (folder: string): void => {
    for (const entry of readdirSync(join(root, folder), { withFileTypes: true })) {
      const path = `${folder}/${entry.name}`;
      if (entry.isDirectory() && !skipped.has(entry.name)) enter(path);
      else if (entry.isFile() && /\.tsx?$/.test(entry.name)) modules.push(path);
    }
  };
  for (const folder of ['packages', 'apps', ...loose]) if (existsSync(join(root, folder))) enter(folder);
  return modules.sort();
}
