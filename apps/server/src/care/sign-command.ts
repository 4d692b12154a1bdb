import type { SignatureMeaning } from '@lutetia/course';
import { type Caller, type Credential, sign, type Witness, witness } from '../access/index.ts';
import type { Context } from '../context.ts';
import { Failure } from '../failure.ts';
import type { Signature, SignedBy } from '../ledger/index.ts';

export interface Signing {
  signature?: Credential | undefined;
  witness?: (Credential & { username: string }) | undefined;
}
interface Definition {
  signature?: SignatureMeaning;
  witness?: true;
}
export interface Signed {
  signer: SignedBy | null;
  witness: Witness | null;
}

/**
 * Proves again, at the moment of signing, who signs: the actor and, where the act asks for two, a
 * second person.
 *
 * @throws Failure `signature-required`, `signature-wrong`, `witness-required`, `witness-wrong`, `account-locked`
 */
export async function signCommand(
  context: Context,
  caller: Caller,
  definition: Definition,
  sent: Signing,
): Promise<Signed> {
  if (definition.signature === undefined) return { signer: null, witness: null };
  if (sent.signature === undefined) throw new Failure('signature-required', 'This act needs your signature.');
  if (definition.witness && sent.witness === undefined) {
    throw new Failure('witness-required', 'A second, different person must sign as well.');
  }
  const signer = await sign(context, caller, sent.signature);
  const second =
    definition.witness && sent.witness !== undefined ? await witness(context, caller, sent.witness) : null;
  return { signer, witness: second };
}

/** The signature of one event: only where the event itself asks for one. */
export function signatureOf(
  meaning: SignatureMeaning | undefined,
  signed: Signed,
): { signature: Signature } | Record<never, never> {
  if (meaning === undefined) return {};
  if (signed.signer === null) throw new Error('an event asks for a signature that its command did not');
  const coSigner = signed.witness === null ? {} : { coSigner: signed.witness.signed };
  return { signature: { ...signed.signer, meaning, ...coSigner } };
}
