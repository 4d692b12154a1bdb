import type { Command } from 'commander';
import { CliError } from '../cli-error.ts';
import type { Output } from '../output.ts';

type Server = typeof import('@lutetia/server');
type Store = import('@lutetia/server').Store;
type Options = { data?: string; json?: boolean };

/** Proof and upkeep of a centre's ledger. With DATABASE_URL the PostgreSQL there, else the PGlite folder. */
export function registerLedger(program: Command, output: Output): void {
  const ledger = program.command('ledger').description('prove, seal and replay the record of all facts');

  subcommand(
    ledger,
    'verify',
    'find changed, removed, swapped or forged events, missing or damaged files (exit status 1 when found)',
  ).action((options: Options) =>
    withStore(options, async ({ server, store, keysFolder, filesFolder }) => {
      const publicKey = server.existingKeys(keysFolder)?.publicKey;
      const files = server.openFiles(filesFolder);
      const result = await server.verifyRecord(
        { store, files },
        publicKey === undefined ? {} : { publicKey },
      );
      output.answer(result, describe(result), options);
      if (!result.ok) throw new CliError('ledger-problems', `${result.problemCount} problems found`, 1);
    }),
  );

  subcommand(ledger, 'checkpoint', 'seal all events since the last checkpoint').action((options: Options) =>
    withStore(options, async ({ server, store, keysFolder }) => {
      const keys = server.existingKeys(keysFolder);
      if (keys === undefined) throw new CliError('no-keys', `there are no site keys in ${keysFolder}`);
      const now = Temporal.Now.instant();
      await server.bindKeys(store, keys, now);
      const checkpoint = (await server.seal(store, keys, now)) ?? null;
      const line =
        checkpoint === null
          ? 'nothing to seal'
          : `checkpoint ${checkpoint.id}: positions ${checkpoint.fromPosition} to ${checkpoint.toPosition}, digest ${checkpoint.digest}`;
      output.answer({ checkpoint }, [line], options);
    }),
  );

  subcommand(ledger, 'rebuild', 'empty every projection and replay the whole ledger').action(
    (options: Options) =>
      withStore(options, async ({ server, store }) => {
        const { events } = await server.rebuild(store, server.projections);
        const projections = server.projections.map(({ name }) => name);
        output.answer(
          { events, projections },
          [`${events} events replayed into ${projections.length} projections`],
          options,
        );
      }),
  );
}

function subcommand(parent: Command, name: string, description: string): Command {
  return parent
    .command(name)
    .description(description)
    .option('--data <folder>', 'data folder (default: LUTETIA_DATA, or ./data)')
    .option('--json', 'print JSON');
}

async function withStore(
  options: Options,
  work: (given: { server: Server; store: Store; keysFolder: string; filesFolder: string }) => Promise<void>,
): Promise<void> {
  const server = await import('@lutetia/server');
  // A variable that is set to nothing is not set, as for the server.
  const env = Object.fromEntries(
    ['LUTETIA_DATA', 'LUTETIA_KEYS_FOLDER', 'LUTETIA_FILES_FOLDER', 'DATABASE_URL'].map((name) => [
      name,
      process.env[name] || undefined,
    ]),
  );
  const folder = server.dataFolder({ LUTETIA_DATA: options.data ?? env.LUTETIA_DATA });
  const url = env.DATABASE_URL;
  if (url === undefined && !server.hasDatabase(folder)) {
    throw new CliError('no-database', `there is no database in ${folder}`);
  }
  try {
    await using store = await server.openDatabase(url === undefined ? { folder } : { url });
    const [keysFolder, filesFolder] = [server.keysFolder(folder, env), server.filesFolder(folder, env)];
    await work({ server, store, keysFolder, filesFolder });
  } catch (error) {
    if (error instanceof server.StoreError) throw new CliError(error.code, error.message);
    throw error;
  }
}

function describe(result: Awaited<ReturnType<Server['verifyRecord']>>): string[] {
  const { ok, events, streams, checkpoints, documents, lastDigest, problems, problemCount } = result;
  const extent = `${events} events in ${streams} streams, ${checkpoints} checkpoints, ${documents} documents`;
  const seal = lastDigest === null ? [] : [`last checkpoint: ${lastDigest}`];
  if (ok) return [`clean: ${extent}`, ...seal];
  const lines = problems.map(({ kind, stream, version, position, detail }) => {
    const place = [stream, version && `version ${version}`, position && `position ${position}`];
    return `${kind}: ${[...place.filter(Boolean), detail].join(', ')}`;
  });
  const more = problemCount > problems.length ? [`and ${problemCount - problems.length} more`] : [];
  return [`${problemCount} problems: ${extent}`, ...lines, ...more, ...seal];
}
