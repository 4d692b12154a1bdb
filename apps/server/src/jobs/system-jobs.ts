import { seal } from '../ledger/index.ts';
import { checkpointDatabase, type SiteKeys, type Store, vacuumDatabase } from '../store/index.ts';
import type { JobHandler } from './jobs.ts';
import { purge } from './purge.ts';

/** What every centre runs: sealing each minute, the purge each day and, on PGlite, the upkeep that PostgreSQL does by itself. */
export function systemJobs(store: Store, keys: SiteKeys, now: () => Temporal.Instant): JobHandler[] {
  const sealing: JobHandler = {
    name: 'ledger.seal',
    schedule: '* * * * *',
    async run() {
      await seal(store, keys, now());
    },
  };
  const purging: JobHandler = {
    name: 'memory.purge',
    schedule: '43 2 * * *',
    run: () => purge(store, now()),
  };
  if (store.kind === 'postgres') return [sealing, purging];
  return [
    sealing,
    purging,
    { name: 'database.checkpoint', schedule: '*/5 * * * *', run: () => checkpointDatabase(store) },
    { name: 'database.vacuum', schedule: '17 3 * * *', run: () => vacuumDatabase(store) },
  ];
}
