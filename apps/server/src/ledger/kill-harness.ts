import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';

export interface KillPlan<Acknowledged> {
  /** Script of a server that prints its address (`http://…`) on a line of standard output when it listens. */
  entry: string;
  args?: readonly string[];
  env: Readonly<Record<string, string>>;
  kills: number;
  /** How many clients write at the same time. */
  writers: number;
  /** One write; resolves only when the server has acknowledged it, rejects when the connection breaks. */
  write(address: string, turn: number): Promise<Acknowledged>;
  /** Waits for the moment to kill, while writes go on; by default 0 to 24.5 ms, another each time. */
  untilKill?(): Promise<void>;
  /** Called with the address after each restart, before new writes. */
  afterRestart?(address: string, kills: number): Promise<void>;
}

/**
 * Starts the server, writes, kills it by SIGKILL at a moment that wanders through the write, and
 * starts it again, `kills` times. Returns all that was acknowledged.
 */
export async function killDuringWrites<Acknowledged>(plan: KillPlan<Acknowledged>): Promise<Acknowledged[]> {
  const acknowledged: Acknowledged[] = [];
  let turn = 0;
  for (let kill = 0; kill < plan.kills; kill += 1) {
    const { child, address, ended } = await start(plan);
    await plan.afterRestart?.(address, kill);
    const before = acknowledged.length;
    let running = true;
    const writers = Array.from({ length: plan.writers }, async () => {
      while (running) {
        turn += 1;
        const written = await plan.write(address, turn).catch(() => undefined);
        if (written !== undefined) acknowledged.push(written);
        else if (running) await new Promise((resolve) => setTimeout(resolve, 1));
      }
    });
    // This life of the server must have acknowledged something.
    while (acknowledged.length === before && child.exitCode === null) await pause(1);
    await (plan.untilKill?.() ?? pause(((kill * 31) % 50) / 2));
    child.kill('SIGKILL');
    const { code, log } = await ended;
    running = false;
    await Promise.all(writers);
    if (code !== null) throw new Error(`the server ended by itself with status ${code}:\n${log}`);
  }
  return acknowledged;
}

interface Life {
  child: ChildProcess;
  address: string;
  /** Resolves when the process has ended; `code` is null when a signal ended it. */
  ended: Promise<{ code: number | null; log: string }>;
}

async function start(plan: KillPlan<unknown>): Promise<Life> {
  const child = spawn(process.execPath, [plan.entry, ...(plan.args ?? [])], {
    env: { ...process.env, ...plan.env },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let log = '';
  child.stderr.setEncoding('utf8').on('data', (text: string) => {
    log = (log + text).slice(-4000);
  });
  const ended = once(child, 'exit').then(([code]: (number | null)[]) => ({ code: code ?? null, log }));
  for await (const line of createInterface(child.stdout)) {
    const address = /https?:\/\/\S+/.exec(line)?.[0];
    if (address === undefined) continue;
    child.stdout.resume();
    return { child, address, ended };
  }
  throw new Error(`the server did not start:\n${log}`);
}

function pause(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, ms));
}
