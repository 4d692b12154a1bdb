export { recordAccess } from './access-facts.ts';
export { normaliseUsername } from './account.ts';
export { accountRow, changeUser, colleagues, createUser, listUsers } from './accounts.ts';
export { type Caller, firstRole, roleFor } from './caller.ts';
export { siteIdOf } from './centre-site.ts';
export { demoAccounts } from './demo-accounts.ts';
export {
  createDisplay,
  type DisplayLink,
  displayActor,
  displayOf,
  listDisplays,
  openDisplay,
  revokeDisplay,
} from './display-links.ts';
export { eraseAccountsOf } from './erase-accounts.ts';
export { meOf } from './me.ts';
export { codeOfStep, newSecondFactor, sealSecondFactor, stepAt } from './one-time-code.ts';
export { changePassword, confirmSecondFactor, lockOwnSession, setPin, signOut } from './own-account.ts';
export { type Credential, sign, type Witness, witness } from './reauthenticate.ts';
export { defaultLogCost, newToken, tokenHash } from './secret-hash.ts';
export { type SecretKeys, secretKeysOf } from './secret-keys.ts';
export { callerOf, defaultLimits, lockSession, openSession } from './sessions.ts';
export { setUp } from './set-up.ts';
export { signIn } from './sign-in.ts';
export { unlock } from './unlock.ts';
