import { spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';

export const root = join(import.meta.dirname, '..');

export interface Step {
  readonly name: string;
  /** Script and its arguments, run by the Node that runs this. */
  readonly node: readonly string[];
  /** Must occur in the output of a step that passed: a check that looked at nothing fails. */
  readonly looked?: RegExp;
}

export interface StepResult {
  readonly name: string;
  readonly ok: boolean;
}

/** Script of an installed package's command, as its package.json names it. */
export function command(packageName: string, name = packageName): string {
  const folder = join(root, 'node_modules', ...packageName.split('/'));
  const { bin } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8')) as {
    bin: string | Record<string, string>;
  };
  const path = typeof bin === 'string' ? bin : bin[name];
  if (path === undefined) throw new Error(`${packageName} has no command ${name}`);
  return join(folder, path);
}

export const say = (line: string): void => void process.stdout.write(`${line}\n`);

/** Runs one step quietly, says how it went, and shows its output when it failed. */
export async function runStep({ name, node, looked }: Step): Promise<StepResult> {
  const started = performance.now();
  let output = '';
  const child = spawn(process.execPath, node, { cwd: root, stdio: ['ignore', 'pipe', 'pipe'] });
  for (const stream of [child.stdout, child.stderr])
    stream.setEncoding('utf8').on('data', (text: string) => {
      output += text;
    });
  const code = await new Promise<number>((resolve) => {
    child.on('error', (error) => {
      output += String(error);
      resolve(1);
    });
    child.on('close', (exit) => resolve(exit ?? 1));
  });
  if (code === 0 && looked !== undefined && !looked.test(output))
    output += `${name} looked at nothing: its output does not match ${looked}\n`;
  const ok = code === 0 && (looked === undefined || looked.test(output));
  const seconds = ((performance.now() - started) / 1000).toFixed(1);
  say(`${ok ? 'ok    ' : 'FAILED'} ${name.padEnd(24)} ${seconds} s`);
  if (!ok) say(output.trimEnd().replace(/^/gm, '       '));
  return { name, ok };
}
