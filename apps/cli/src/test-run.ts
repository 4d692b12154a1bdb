import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { run } from './run.ts';

/** The command as it is given, what it said and its exit code. */
export async function lutetia(...args: string[]) {
  const said = { stdout: '', stderr: '' };
  const exit = await run(args, {
    stdout: (text) => {
      said.stdout += text;
    },
    stderr: (text) => {
      said.stderr += text;
    },
  });
  return { exit, ...said };
}

/** Says when Ctrl-C is listened for: what is needed has been read then, and the long work begins. */
const hook = `process.on('newListener', (name) => name === 'SIGINT' && process.stderr.write('begun\\n'))`;

/** The command in a process of its own, which is sent Ctrl-C a second after it began to listen for it. */
export async function interrupted(...args: string[]) {
  const child = spawn(process.execPath, [
    ...['--import', `data:text/javascript,${encodeURIComponent(hook)}`],
    join(import.meta.dirname, 'main.ts'),
    ...args,
  ]);
  let said = '';
  const ended = once(child, 'close');
  for await (const text of child.stderr.setEncoding('utf8')) {
    if (said === '') setTimeout(() => child.kill('SIGINT'), 1000);
    said += text;
  }
  const [exit, signal] = await ended;
  return { exit, signal, stderr: said.replace('begun\n', '') };
}
