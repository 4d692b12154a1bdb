import { spawn } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { readTestReport, type TestRecord } from './hazards/test-report.ts';
import { command, root } from './run-step.ts';

export interface TestRun {
  readonly ok: boolean;
  readonly tests: readonly TestRecord[];
}

/** Runs Vitest over all projects, shown as it goes. `args`: file filters and options of Vitest. */
export async function runTests(args: readonly string[], env: NodeJS.ProcessEnv): Promise<TestRun> {
  const folder = mkdtempSync(join(tmpdir(), 'lutetia-test-'));
  const report = join(folder, 'report.json');
  try {
    const reporters = ['--reporter=default', '--reporter=json', `--outputFile.json=${report}`];
    const child = spawn(process.execPath, [command('vitest'), 'run', ...reporters, ...args], {
      cwd: root,
      stdio: 'inherit',
      env,
    });
    const code = await new Promise<number>((resolve) => {
      child.on('error', () => resolve(1));
      child.on('close', (exit) => resolve(exit ?? 1));
    });
    const tests = existsSync(report) ? readTestReport(readFileSync(report, 'utf8'), root) : [];
    return { ok: code === 0 && tests.length > 0, tests };
  } finally {
    rmSync(folder, { recursive: true });
  }
}
