import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { judgeModule, type Violation } from './imports/direction-rules.ts';
import { scanModule } from './imports/scan-module.ts';
import { findModules, findWorkspaces } from './imports/workspaces.ts';

export interface ImportReport {
  readonly modules: number;
  readonly imports: number;
  readonly violations: readonly Violation[];
}

/** Checks the directions of all imports below `root`. A tree in which nothing was found is a violation. */
export function checkImports(root: string): ImportReport {
  const workspaces = findWorkspaces(root);
  const modules = findModules(root);
  const violations: Violation[] = [];
  let imports = 0;
  for (const file of modules) {
    try {
      const scanned = scanModule(file, readFileSync(join(root, file), 'utf8'));
      imports += scanned.imports.length;
      violations.push(...judgeModule(file, scanned, workspaces));
    } catch (error) {
      violations.push({ file, line: 1, rule: 'syntax', detail: String(error) });
    }
  }
  const looked = (folder: string): boolean => modules.some((file) => file.startsWith(`${folder}/`));
  for (const { folder } of workspaces.filter((workspace) => !looked(workspace.folder)))
    violations.push({
      file: folder,
      line: 1,
      rule: 'looked-at-nothing',
      detail: 'a workspace without modules',
    });
  if (workspaces.length === 0 || imports === 0)
    violations.push({
      file: root,
      line: 1,
      rule: 'looked-at-nothing',
      detail: 'no workspaces or no imports',
    });
  return { modules: modules.length, imports, violations };
}

if (import.meta.main) {
  const { modules, imports, violations } = checkImports(join(import.meta.dirname, '..'));
  for (const { file, line, rule, detail } of violations)
    process.stdout.write(`${file}:${line} [${rule}] ${detail}\n`);
  process.stdout.write(`${modules} modules, ${imports} imports, ${violations.length} violations\n`);
  process.exitCode = violations.length === 0 ? 0 : 1;
}
