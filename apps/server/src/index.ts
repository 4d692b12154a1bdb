export { type Centre, type CentreOptions, createCentre } from './centre.ts';
export type { Context, DemoAccount } from './context.ts';
export { demoAccounts, seedDemo } from './demo/index.ts';
export { rebuild, record, seal, verifyLedger } from './ledger/index.ts';
export { main } from './main.ts';
export { projections } from './projections/index.ts';
export { type Replay, replayInMemory } from './replay/index.ts';
export {
  bindKeys,
  dataFolder,
  existingKeys,
  filesFolder,
  hasDatabase,
  keysFolder,
  openDatabase,
  openFiles,
  openKeys,
  type SiteKeys,
  type Store,
  StoreError,
} from './store/index.ts';
export { type RecordVerification, verifyRecord } from './verify-record.ts';
