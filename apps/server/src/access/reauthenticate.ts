import type { Role } from '@lutetia/course';
import type { Context } from '../context.ts';
import { Failure } from '../failure.ts';
import type { SignedBy } from '../ledger/index.ts';
import { recordAccess } from './access-facts.ts';
import { findAccount, normaliseUsername } from './account.ts';
import { waitsUntil } from './attempts.ts';
import { type Caller, firstRole } from './caller.ts';
import { proveSecret } from './prove.ts';

export interface Credential {
  method: 'pin' | 'password';
  secret: string;
}

/** The actor signs, proving again who they are. @throws Failure `signature-wrong`, `account-locked` */
export async function sign(context: Context, caller: Caller, credential: Credential): Promise<SignedBy> {
  const account = await proveSecret(context, { username: caller.username, ...credential });
  if (account?.id === caller.userId) return { by: account.id, at: now(context), method: credential.method };
  await failed(context, caller, { ...credential, username: caller.username, as: 'signer' });
  throw new Failure('signature-wrong', 'The PIN or password of the signature is wrong.');
}

export interface Witness {
  signed: SignedBy;
  actor: { id: string; name: string; roles: Role[] };
}

/**
 * A second person signs on the same device: somebody else. Whether their role and training will do, the
 * course's gates say.
 *
 * @throws Failure `witness-wrong`, `account-locked`
 */
export async function witness(
  context: Context,
  caller: Caller,
  credential: Credential & { username: string },
): Promise<Witness> {
  const wrong = new Failure('witness-wrong', 'The second person is not proven, or is not a second person.');
  if (normaliseUsername(credential.username) === caller.username) throw wrong;
  const account = await proveSecret(context, credential);
  const fits = account !== null && account.id !== caller.userId && account.second_factor_at !== null;
  if (!fits) {
    await failed(context, caller, { ...credential, as: 'witness' });
    throw wrong;
  }
  return {
    signed: { by: account.id, at: now(context), method: credential.method },
    actor: { id: account.id, name: account.display_name, roles: account.roles },
  };
}

const now = ({ clock }: Context): string => clock().toString({ smallestUnit: 'millisecond' });

/** Stands with the account whose PIN or password was tried, so that its owner's trail shows it. */
async function failed(
  context: Context,
  caller: Caller,
  tried: { username: string; method: Credential['method']; as: 'signer' | 'witness' },
): Promise<void> {
  const { method, as } = tried;
  const owner = await findAccount(context, tried.username);
  const waits = await waitsUntil(context, method, normaliseUsername(tried.username));
  return context.store.transaction((tx) =>
    recordAccess(tx, {
      type: 'access.signature-failed',
      userId: owner?.id ?? null,
      actor: caller.userId,
      role: firstRole(caller.roles),
      site: caller.siteId,
      at: context.clock(),
      body: { as, method, ...(waits === null ? {} : { lockedUntil: waits }) },
    }),
  );
}
