import { resolve } from 'node:path';
import type { FastifyInstance } from 'fastify';
import { type Logger, pino } from 'pino';
import { defaultLimits, defaultLogCost, secretKeysOf } from './access/index.ts';
import { DayBoard } from './care/index.ts';
import type { Context, DemoAccount, SessionLimits } from './context.ts';
import { buildApp } from './http/index.ts';
import { type Jobs, startJobs, systemJobs } from './jobs/index.ts';
import { ChangeFeed, rebuildWhenReshaped, seal } from './ledger/index.ts';
import { loggable } from './loggable.ts';
import { renewNameIndex } from './person/index.ts';
import { projectionShape, projections } from './projections/index.ts';
import { bindKeys, openFiles, openKeys, type Store } from './store/index.ts';

export interface CentreOptions {
  store: Store;
  clock: () => Temporal.Instant;
  /** Where the site's keys lie; `memory` for keys that end with the process. */
  keysFolder: string | 'memory';
  /** Where documents are kept; `memory` for files that end with the process. */
  filesFolder: string | 'memory';
  demo?: boolean;
  logger?: Logger;
  /** The built web app; without it only the interface is served. */
  webFolder?: string;
  /** Seals the ledger each minute and keeps the database in order. */
  jobs?: boolean;
  session?: SessionLimits;
  /** Base-2 logarithm of the cost of password hashing. */
  passwordLogCost?: number;
}

export interface Centre extends AsyncDisposable {
  readonly context: Context;
  readonly app: FastifyInstance;
  readonly store: Store;
  /** Names the demo centre's accounts, so that its sign-in page can show them. */
  setDemoAccounts(accounts: readonly DemoAccount[]): void;
}

const builtWebApp = resolve(import.meta.dirname, '../../web/dist');

/**
 * Composes a centre by hand on an open store, which stays the caller's to close.
 * Errors: StoreError `keys-mismatch`, `keys-unreadable`; CentreKindError.
 */
export async function createCentre(options: CentreOptions): Promise<Centre> {
  const { store, clock, keysFolder, demo = false } = options;
  const logger = (options.logger ?? pino({ level: 'silent' })).child({}, { serializers: { err: loggable } });
  const keys = openKeys(keysFolder);
  await bindKeys(store, keys, clock());
  const context: Context = {
    store,
    keys,
    files: openFiles(options.filesFolder),
    secrets: secretKeysOf(keys, options.passwordLogCost ?? defaultLogCost),
    clock,
    logger,
    session: options.session ?? defaultLimits,
    demo,
    changes: new ChangeFeed(store, logger),
    board: new DayBoard(),
    demoAccounts: [],
  };
  await checkKind(context);
  const renewed = await renewNameIndex(store, keys, (personId, err) =>
    logger.error({ err, personId }, 'the names of a person could not be indexed'),
  );
  if (renewed > 0) logger.info({ persons: renewed }, 'names indexed anew');
  const replayed = await rebuildWhenReshaped(store, projections, projectionShape);
  if (replayed !== null && replayed.events > 0) logger.info(replayed, 'projections rebuilt after an update');
  const app = await buildApp(context, { webFolder: options.webFolder ?? builtWebApp });
  const jobs = options.jobs === true ? await openJobs(context) : undefined;
  return {
    context,
    app,
    store,
    setDemoAccounts(accounts) {
      if (!demo) throw new Error('only the demo centre shows its accounts');
      context.demoAccounts = accounts;
    },
    async [Symbol.asyncDispose]() {
      // Each is done though another fails; the last to be named here is the first.
      await using closing = new AsyncDisposableStack();
      closing.defer(async () => {
        await seal(store, keys, clock());
      });
      closing.defer(async () => jobs?.[Symbol.asyncDispose]());
      closing.defer(async () => {
        await app.close();
      });
      closing.defer(() => context.changes.close());
    },
  };
}

/** The database is a demo centre and this is to be a real one, or the other way round. */
export class CentreKindError extends Error {
  override readonly name = 'CentreKindError';
}

async function checkKind({ store, demo }: Context): Promise<void> {
  const row = await store.db.selectFrom('centre').select('demo').executeTakeFirst();
  if (row === undefined || row.demo === demo) return;
  throw new CentreKindError(
    row.demo
      ? 'This database holds a demo centre, which shows its passwords: take another for a real one.'
      : 'This database holds a real centre: it is not opened as a demo. Start it with --empty.',
  );
}

function openJobs({ store, keys, clock, logger }: Context): Promise<Jobs> {
  const onError = (err: Error) => logger.error({ err }, 'a job failed');
  return startJobs(store, systemJobs(store, keys, clock), { onError });
}
