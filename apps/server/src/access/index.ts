export { accountRow } from './accounts.ts';
export { newSecondFactor, sealSecondFactor } from './one-time-code.ts';
