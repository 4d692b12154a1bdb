export { classifyDatabaseError, type DatabaseFault, StoreError, type StoreErrorCode } from './errors.ts';
export { addressOf, type FileStore, filesFolder, openFiles } from './file-store.ts';
export { bindKeys, existingKeys, keysFolder, openKeys, type SiteKeys } from './keys.ts';
export { type DatabasePlace, dataFolder, hasDatabase, openDatabase } from './open.ts';
export type { Db, Store, Tx } from './store.ts';
export type { Tables } from './tables.ts';
export { checkpointDatabase, vacuumDatabase } from './upkeep.ts';
