import { parseArgs } from 'node:util';
import { CentreKindError } from './centre.ts';
import { ConfigError, readConfig } from './config.ts';
import type { DemoAccount } from './context.ts';
import { PortError } from './http/index.ts';
import { type Serving, serve } from './serve.ts';
import { StoreError } from './store/index.ts';

const help = `npm start -- [--empty] [--port N] [--data FOLDER]

  (nothing)      the demo centre: invented patients, thrown away when it ends
  --empty        a real centre, empty at first, kept in the data folder or the DATABASE_URL
  --port N       where it answers (default: the first free port from 3000)
  --data FOLDER  where its data lie (default: LUTETIA_DATA, or ./data); a demo is kept there too
`;

/** Opens a centre, says where it answers, and closes it in order when it is told to stop. */
export async function main(args: readonly string[]): Promise<void> {
  let serving: Serving;
  try {
    const { values } = parseArgs({
      args: [...args],
      options: {
        empty: { type: 'boolean', default: false },
        port: { type: 'string' },
        data: { type: 'string' },
        help: { type: 'boolean', default: false },
      },
    });
    if (values.help) return say(help);
    const demo = !values.empty;
    const config = readConfig(process.env, { demo, port: values.port, data: values.data });
    serving = await serve(config, { demo });
  } catch (error) {
    if (!isUsers(error)) throw error;
    process.stderr.write(`${error.message}\n`);
    process.exitCode = 1;
    return;
  }
  say(`${announcement(serving)}\n`);
  stopWhenTold(serving);
}

/** Faults that whoever starts the program can mend: their message says how. */
function isUsers(error: unknown): error is Error {
  if (error instanceof Error && 'code' in error && String(error.code).startsWith('ERR_PARSE_ARGS'))
    return true;
  return [ConfigError, StoreError, CentreKindError, PortError].some((kind) => error instanceof kind);
}

const say = (text: string): void => void process.stdout.write(text);

function announcement({ address, accounts }: Serving): string {
  if (accounts.length === 0) return `Lutetia answers at ${address}`;
  const [first] = accounts;
  return [
    `Lutetia's demo centre answers at ${address}`,
    '',
    'Invented people and patients; never put a real one in. One-time codes stand on the sign-in page.',
    '',
    ...table(accounts),
    '',
    `Password of each: ${first?.password}   PIN of each: ${first?.pin}`,
  ].join('\n');
}

function table(accounts: readonly DemoAccount[]): string[] {
  const widest = Math.max(...accounts.map(({ username }) => username.length));
  return accounts.map(
    ({ username, displayName, roles }) =>
      `  ${username.padEnd(widest)}  ${roles.join(', ')}  (${displayName})`,
  );
}

/** Ends open requests, seals the ledger and closes the database; a second signal ends at once. */
function stopWhenTold(serving: Serving): void {
  let stopping = false;
  const stop = () => {
    if (stopping) process.exit(1);
    stopping = true;
    serving[Symbol.asyncDispose]().then(
      () => process.exit(0),
      (error: unknown) => {
        process.stderr.write(`${String(error)}\n`);
        process.exit(1);
      },
    );
  };
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, stop);
}

if (import.meta.main) await main(process.argv.slice(2));
