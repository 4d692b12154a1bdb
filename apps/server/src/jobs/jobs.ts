import { type ConstructorOptions, fromKysely, fromPglite, PgBoss } from 'pg-boss';
import type { Store, Tx } from '../store/index.ts';

/** Work done apart from the request that asked for it. A job may run twice: its handler must bear that. */
export interface JobHandler {
  name: string;
  /** Minute-wise cron expression in UTC, for work that recurs. */
  schedule?: string;
  /** How often a failed job is tried again; 3 when left out. */
  retryLimit?: number;
  run(data: unknown): Promise<void>;
}

export interface Jobs extends AsyncDisposable {
  /** Queues a job; with `tx` it exists exactly when the transaction commits. Returns its id. */
  send(name: string, data: object, options?: SendOptions): Promise<string>;
}

export interface SendOptions {
  tx?: Tx;
  notBefore?: Temporal.Instant;
}

export interface JobsOptions {
  /** Hears of every fault of the queue and of every job that fails, also when it will be tried again. */
  onError: (error: Error) => void;
  /** How often to look for new jobs. */
  pollingSeconds?: number;
}

/** Starts the queue in the store's own database, in the schema `pgboss`, and one worker for each handler. */
export async function startJobs(
  store: Store,
  handlers: readonly JobHandler[],
  { onError, pollingSeconds = 2 }: JobsOptions,
): Promise<Jobs> {
  const boss = new PgBoss(connection(store));
  boss.on('error', onError);
  await boss.start();
  for (const handler of handlers) await register(boss, telling(handler, onError), pollingSeconds);
  return {
    async send(name, data, { tx, notBefore } = {}) {
      const id = await boss.send(name, data, {
        ...(tx === undefined ? {} : { db: fromKysely(tx) }),
        ...(notBefore === undefined ? {} : { startAfter: notBefore.toString() }),
      });
      if (id === null) throw new Error(`job ${name} was not queued`);
      return id;
    },
    async [Symbol.asyncDispose]() {
      await boss.stop({ graceful: true, timeout: 10_000 });
    },
  };
}

/** The queue keeps a failed job and tries it again, and says so to nobody. */
function telling(handler: JobHandler, onError: JobsOptions['onError']): JobHandler {
  return {
    ...handler,
    async run(data) {
      try {
        await handler.run(data);
      } catch (error) {
        onError(new Error(`job ${handler.name} failed`, { cause: error }));
        throw error;
      }
    },
  };
}

async function register(boss: PgBoss, handler: JobHandler, pollingSeconds: number): Promise<void> {
  const { name, schedule, retryLimit = 3, run } = handler;
  await boss.createQueue(name);
  await boss.updateQueue(name, { retryLimit, retryBackoff: true });
  if (schedule === undefined) await boss.unschedule(name);
  else await boss.schedule(name, schedule, {}, { tz: 'UTC' });
  await boss.work(name, { pollingIntervalSeconds: pollingSeconds, batchSize: 1 }, async (jobs) => {
    for (const job of jobs) await run(job.data);
  });
}

function connection({ engine }: Store): ConstructorOptions {
  const { pglite, url } = engine;
  if (pglite !== undefined) {
    const { executeSql } = fromPglite(pglite.instance);
    return {
      backend: 'pglite',
      db: { executeSql: (sql, values) => pglite.exclusively(() => executeSql(sql, values)) },
    };
  }
  if (url === undefined) throw new TypeError('a store has PGlite or an address');
  return { connectionString: url, max: 4 };
}
