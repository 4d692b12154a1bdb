import { isBuiltin } from 'node:module';
import { posix } from 'node:path';
import type { ScannedModule } from './scan-module.ts';
import type { Workspace } from './workspaces.ts';

export interface Violation {
  readonly file: string;
  readonly line: number;
  readonly rule: string;
  readonly detail: string;
}

/** What each workspace may import; in the order of ARCHITECTURE.md, always downward. */
const mayImport: Readonly<Record<string, readonly string[]>> = {
  'packages/nuclide': [],
  'packages/imaging': ['nuclide'],
  'packages/dosimetry': ['nuclide'],
  'packages/protocol': ['dosimetry', 'imaging', 'nuclide'],
  'packages/course': ['protocol', 'dosimetry', 'imaging', 'nuclide'],
  'packages/planner': ['course', 'protocol', 'dosimetry', 'imaging', 'nuclide'],
  'packages/outcomes': ['course', 'protocol', 'dosimetry', 'imaging', 'nuclide'],
  'packages/contract': ['course', 'protocol', 'nuclide'],
  'packages/example': ['contract', 'course', 'protocol', 'nuclide'],
  'apps/web': ['contract', 'course', 'protocol', 'nuclide'],
  'apps/server': [
    'contract',
    'example',
    'outcomes',
    'planner',
    'course',
    'protocol',
    'dosimetry',
    'imaging',
    'nuclide',
  ],
  'apps/cli': [
    'server',
    'contract',
    'example',
    'outcomes',
    'planner',
    'course',
    'protocol',
    'dosimetry',
    'imaging',
    'nuclide',
  ],
};

const isTest = (file: string): boolean => /\.test\.tsx?$/.test(file);
/** Tests and what only tests import (`test-postgres.ts`, `each-store.ts`). */
const isTestCode = (file: string): boolean =>
  isTest(file) || /^(test-.+|each-store)\.ts$/.test(posix.basename(file));
const isConfig = (file: string): boolean => /\.config\.ts$/.test(file);

const within = (file: string, folder: string): boolean => file.startsWith(`${folder}/`);

const workspaceOf = (file: string, all: readonly Workspace[]): Workspace | null =>
  all.find(({ folder }) => within(file, folder)) ?? null;

function acrossWorkspaces(from: Workspace | null, to: Workspace): string | null {
  if (from === null || from.folder === to.folder) return null;
  const allowed = mayImport[from.folder];
  if (allowed === undefined) return `${from.folder} has no place in the order yet`;
  return allowed.some((name) => to.folder === `packages/${name}` || to.folder === `apps/${name}`)
    ? null
    : `${from.folder} may not import ${to.folder}`;
}

/** First folder below apps/server/src, or '' for a module that lies directly in it. */
function serverPart(file: string): string | null {
  const match = /^apps\/server\/src\/(?:([^/]+)\/)?[^/]+/.exec(file);
  return match === null ? null : (match[1] ?? '');
}

function insideServer(file: string, target: string): string | null {
  const from = serverPart(file);
  const to = serverPart(target);
  if (from === null || to === null || to === '' || from === to) return null;
  if (target === `apps/server/src/${to}/index.ts`) return null;
  if (isTestCode(file) && isTestCode(target)) return null;
  // The one database type is put together from the rows that each folder declares.
  if (file.endsWith('/tables.ts') && target.endsWith('/tables.ts')) return null;
  return `${target} is internal to ${to}/; import ${to}/index.ts`;
}

function judgeImport(file: string, specifier: string, all: readonly Workspace[]): [string, string] | null {
  const from = workspaceOf(file, all);
  if (specifier.startsWith('.')) {
    const target = posix.join(posix.dirname(file), specifier);
    const to = workspaceOf(target, all);
    // Benchmarks and browser tests start the same databases and histories as the tests of a workspace.
    if (from === null && isTestCode(target)) return null;
    if (to?.folder !== from?.folder)
      return ['relative-across', `${specifier} leaves ${from?.folder ?? 'the tools'}`];
    const inside = insideServer(file, target);
    return inside === null ? null : ['server-internals', inside];
  }
  if (isBuiltin(specifier)) {
    const pure = from !== null && from.folder !== 'apps/server' && from.folder !== 'apps/cli';
    const free = isTestCode(file) || isConfig(file) || /\.node\.ts$/.test(file);
    return pure && !free ? ['node-builtin', `${specifier} in ${from.folder}`] : null;
  }
  const to = all.find(({ name }) => specifier === name || specifier.startsWith(`${name}/`));
  if (to === undefined) return null;
  if (specifier !== to.name && !to.doors.includes(specifier) && to.folder !== from?.folder)
    return ['internals', `${specifier}: import ${to.name}`];
  // Tests of every app, and of the course itself, may play the example course.
  const plays = within(file, 'apps') || within(file, 'packages/course');
  if (to.folder === 'packages/example' && plays && isTestCode(file)) return null;
  const direction = acrossWorkspaces(from, to);
  return direction === null ? null : ['direction', direction];
}

/** Violations of one module, in the order of its lines. */
export function judgeModule(file: string, scanned: ScannedModule, all: readonly Workspace[]): Violation[] {
  const violations: Violation[] = [];
  for (const { line, text } of scanned.imports) {
    const judged = judgeImport(file, text, all);
    if (judged !== null) violations.push({ file, line, rule: judged[0], detail: judged[1] });
  }
  const pure = within(file, 'packages');
  if (pure && !isTestCode(file)) {
    for (const { line, text } of scanned.unreadable)
      violations.push({ file, line, rule: 'unreadable', detail: text });
    for (const { line, text } of scanned.impure)
      violations.push({ file, line, rule: 'impure', detail: `${text}: pass it in` });
  }
  return violations.sort((a, b) => a.line - b.line);
}
