import type { Store } from './store.ts';

/**
 * PGlite is PostgreSQL in single-user mode: nothing runs beside it, so that without these calls its
 * write-ahead log would grow until it is closed (only the checkpointer process starts checkpoints by
 * itself) and dead rows would stay (there is no autovacuum).
 */
export function checkpointDatabase(store: Store): Promise<void> {
  return store.engine.withSession((session) => session.script('checkpoint'));
}

export function vacuumDatabase(store: Store): Promise<void> {
  return store.engine.withSession((session) => session.script('vacuum (analyze)'));
}
