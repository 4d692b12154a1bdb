export { rebuild, record, seal, type Verification, verifyLedger } from './ledger/index.ts';
export { projections } from './projections/index.ts';
export {
  bindKeys,
  dataFolder,
  existingKeys,
  hasDatabase,
  keysFolder,
  openDatabase,
  openKeys,
  type SiteKeys,
  type Store,
  StoreError,
} from './store/index.ts';
