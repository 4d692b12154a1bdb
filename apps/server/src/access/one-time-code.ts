import { Secret, TOTP } from 'otpauth';
import { decrypt, encrypt } from '../person/index.ts';
import type { SecretKeys } from './secret-keys.ts';

/** RFC 6238 with the parameters that every authenticator app knows. */
const parameters = { issuer: 'Lutetia', algorithm: 'SHA1', digits: 6, period: 30 } as const;
/** Steps by which the clocks of phone and server may differ (RFC 6238 §5.2 advises one). */
const window = 1;

export interface Enrolment {
  secret: string;
  /** For the QR code. */
  uri: string;
}

export const newSecondFactor = (): string => new Secret({ size: 20 }).base32;

export const enrolmentOf = (username: string, secret: string): Enrolment => ({
  secret,
  uri: totp(username, secret).toString(),
});

/** The time step that a code belongs to, or null when it is wrong. */
export function stepOfCode(secret: string, code: string, at: Temporal.Instant): number | null {
  // The library throws on digits that are not ASCII, such as the full-width ones of a Chinese keyboard.
  if (!/^\d{6}$/.test(code)) return null;
  const timestamp = at.epochMilliseconds;
  const delta = totp('', secret).validate({ token: code, timestamp, window });
  return delta === null ? null : stepAt(at) + delta;
}

export const stepAt = (at: Temporal.Instant): number =>
  Math.floor(at.epochMilliseconds / 1000 / parameters.period);

/** The code of a time step: what the authenticator app shows during it. */
export const codeOfStep = (secret: string, step: number): string =>
  totp('', secret).generate({ timestamp: step * parameters.period * 1000 });

export const sealSecondFactor = (keys: SecretKeys, userId: string, secret: string): Buffer =>
  encrypt(keys.secondFactor, Buffer.from(secret), `second-factor:${userId}`);

export const openSecondFactor = (keys: SecretKeys, userId: string, cipher: Uint8Array): string =>
  decrypt(keys.secondFactor, cipher, `second-factor:${userId}`).toString();

const totp = (label: string, secret: string) =>
  new TOTP({ ...parameters, label: label === '' ? 'user' : label, secret: Secret.fromBase32(secret) });
