import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, describe, expect, test } from 'vitest';
import { checkImports } from './check-imports.ts';

const planted: string[] = [];
afterEach(() => {
  for (const root of planted.splice(0)) rmSync(root, { recursive: true });
});

/** A small sound house, with `files` put over it. */
function house(files: Record<string, string>): string {
  const root = mkdtempSync(join(tmpdir(), 'lutetia-imports-'));
  planted.push(root);
  const sound: Record<string, string> = {
    'packages/nuclide/src/index.ts': 'export const decay = 1;',
    'packages/protocol/src/index.ts': "import { decay } from '@lutetia/nuclide'; export const label = decay;",
    'packages/course/src/index.ts': "export { label } from '@lutetia/protocol';",
    'packages/contract/src/index.ts': "export * from '@lutetia/course';",
    'apps/server/src/index.ts': "import { verify } from './ledger/index.ts'; export const server = verify;",
    'apps/server/src/ledger/index.ts': "export { verify } from './verify.ts';",
    'apps/server/src/ledger/verify.ts': "import { hash } from 'node:crypto'; export const verify = hash;",
    'apps/web/src/index.ts': "export { label } from '@lutetia/contract';",
    'apps/cli/src/main.ts': "import '@lutetia/server';",
  };
  const manifests = ['nuclide', 'protocol', 'course', 'contract', 'server', 'web', 'cli'].map((name) => {
    const group = ['server', 'web', 'cli'].includes(name) ? 'apps' : 'packages';
    return [`${group}/${name}/package.json`, JSON.stringify({ name: `@lutetia/${name}` })] as const;
  });
  for (const [path, text] of [...manifests, ...Object.entries({ ...sound, ...files })]) {
    mkdirSync(dirname(join(root, path)), { recursive: true });
    writeFileSync(join(root, path), text);
  }
  return root;
}

const rulesBroken = (files: Record<string, string>): string[] =>
  checkImports(house(files)).violations.map(({ file, line, rule }) => `${file}:${line} ${rule}`);

describe('a sound house', () => {
  test('has no violations, and its modules and imports were looked at', () => {
    expect(checkImports(house({}))).toEqual({ modules: 9, imports: 8, violations: [] });
  });

  test('may use Node and the clock in tests, and a clock that is passed in', () => {
    expect(
      rulesBroken({
        'packages/course/src/a.test.ts': "import 'node:fs'; Date.now();",
        'packages/course/src/read.node.ts': "import 'node:fs';",
        'packages/course/src/b.ts':
          "export const at = (now: Date) => new Date(now); // Date.now()\nexport const t = 'Math.random()';",
      }),
    ).toEqual([]);
  });
});

describe('a planted violation is found', () => {
  const where = 'packages/protocol/src/x.ts';
  test.each([
    ['upward import', "import { c } from '@lutetia/course';", 'direction'],
    ['upward type import', "\ntype C = import('@lutetia/course').Course;", 'direction', 2],
    ['upward re-export', "export * from '@lutetia/course';", 'direction'],
    ['upward dynamic import', "const c = await import('@lutetia/course');", 'direction'],
    ['an app in a package', "import '@lutetia/server';", 'direction'],
    ['internals by name', "import { d } from '@lutetia/nuclide/src/decay.ts';", 'internals'],
    ['internals by path', "import { d } from '../../nuclide/src/index.ts';", 'relative-across'],
    ['Node by prefix', "import { readFileSync } from 'node:fs';", 'node-builtin'],
    ['Node without prefix', "import type { Stats } from 'fs';", 'node-builtin'],
    ['hidden import', "const n = 'node:fs'; await import(n);", 'unreadable'],
    ['Date.now', 'Date.now();', 'impure'],
    ['new Date()', 'new Date();', 'impure'],
    ['Math.random', "Math['random']();", 'impure'],
    ['destructured random', 'const { random } = Math;', 'impure'],
    ['Temporal.Now', 'Temporal.Now.instant();', 'impure'],
    ['randomUUID', 'globalThis.crypto.randomUUID();', 'impure'],
    ['process', 'process.env;', 'impure'],
    ['syntax', 'const = 1;', 'syntax'],
  ] as [string, string, string, number?][])('%s', (_name, source, rule, line = 1) => {
    expect(rulesBroken({ [where]: source })).toEqual([`${where}:${line} ${rule}`]);
  });

  test('the web app reaches for the server', () => {
    const file = 'apps/web/src/screens/a.tsx';
    expect(rulesBroken({ [file]: "import type { S } from '@lutetia/server';" })).toEqual([
      `${file}:1 direction`,
    ]);
  });

  test('the web app shows the example course outside its tests', () => {
    const example = {
      'packages/example/package.json': '{"name":"@lutetia/example"}',
      'packages/example/src/index.ts': "export * from '@lutetia/course';",
    };
    const source = "import '@lutetia/example';";
    expect(rulesBroken({ ...example, 'apps/web/src/a.test.ts': source })).toEqual([]);
    expect(rulesBroken({ ...example, 'packages/course/src/test-a.ts': source })).toEqual([]);
    expect(rulesBroken({ ...example, 'packages/course/src/a.ts': source })).toEqual([
      'packages/course/src/a.ts:1 direction',
    ]);
    expect(rulesBroken({ ...example, 'apps/web/src/a.ts': source })).toEqual([
      'apps/web/src/a.ts:1 direction',
    ]);
  });

  test('a folder of the server reaches past another folder’s index', () => {
    const file = 'apps/server/src/care/record.ts';
    expect(rulesBroken({ [file]: "import '../ledger/index.ts';\nimport '../ledger/verify.ts';" })).toEqual([
      `${file}:2 server-internals`,
    ]);
  });

  test('a tool reaches into a workspace by path', () => {
    expect(rulesBroken({ 'tools/t.ts': "import '../packages/course/src/index.ts';" })).toEqual([
      'tools/t.ts:1 relative-across',
    ]);
  });

  test('a new workspace without a place in the order', () => {
    expect(
      rulesBroken({
        'packages/extra/package.json': '{"name":"@lutetia/extra"}',
        'packages/extra/src/index.ts': "import '@lutetia/nuclide';",
      }),
    ).toEqual(['packages/extra/src/index.ts:1 direction']);
  });
});

describe('looking at nothing fails', () => {
  test('an empty tree', () => {
    const root = mkdtempSync(join(tmpdir(), 'lutetia-imports-'));
    planted.push(root);
    expect(checkImports(root).violations.map(({ rule }) => rule)).toEqual(['looked-at-nothing']);
  });

  test('a workspace without modules', () => {
    expect(rulesBroken({ 'packages/planner/package.json': '{"name":"@lutetia/planner"}' })).toEqual([
      'packages/planner:1 looked-at-nothing',
    ]);
  });
});
