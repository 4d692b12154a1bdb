import { type ChildProcess, spawn } from 'node:child_process';
import { join } from 'node:path';

const root = join(import.meta.dirname, '..', '..');

/** A centre in a process of its own, started by the line that the README gives. */
export interface Started {
  readonly address: string;
  /** Everything that it has said so far. */
  said(): string;
  /** Tells it to stop, as Ctrl-C does, and waits until everything behind it has ended. */
  stop(): Promise<void>;
}

/**
 * `npm start -- …args`, resolved when it has printed its address.
 *
 * @throws Error with what it said when it ends before that, or has no address after `limitMs`
 */
export async function npmStart(args: readonly string[], limitMs = 120_000): Promise<Started> {
  const env = { ...process.env };
  for (const name of ['DATABASE_URL', 'PORT', 'HOST', 'LUTETIA_DATA', 'LUTETIA_KEYS_FOLDER'])
    delete env[name];
  // A group of its own, so that a signal reaches the server behind npm as a terminal's Ctrl-C would.
  const child = spawn('npm', ['start', '--', ...args], { cwd: root, env, detached: true });
  let said = '';
  const hear = (chunk: Buffer) => {
    said += chunk.toString('utf8');
  };
  child.stdout.on('data', hear);
  child.stderr.on('data', hear);
  // `close` comes when the server, which shares npm's output, has ended as well.
  const ended = new Promise<void>((resolve) => child.once('close', () => resolve()));
  try {
    return {
      address: await addressOf(child, () => said, limitMs),
      said: () => said,
      stop() {
        signal(child, 'SIGINT');
        return ended;
      },
    };
  } catch (error) {
    signal(child, 'SIGKILL');
    throw error;
  }
}

function signal({ pid }: ChildProcess, name: NodeJS.Signals): void {
  if (pid !== undefined) process.kill(-pid, name);
}

function addressOf(child: ChildProcess, said: () => string, limitMs: number): Promise<string> {
  return new Promise((resolve, reject) => {
    const fail = (why: string) => reject(new Error(`npm start ${why}:\n${said()}`));
    const limit = setTimeout(() => fail(`gave no address within ${limitMs} ms`), limitMs);
    child.once('close', (code) => fail(`ended with ${code}`));
    child.once('error', reject);
    child.stdout?.on('data', () => {
      const found = /answers at (http:\/\/\S+)/.exec(said())?.[1];
      if (found === undefined) return;
      clearTimeout(limit);
      resolve(found);
    });
  });
}
