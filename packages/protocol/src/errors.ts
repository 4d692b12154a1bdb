/** The closed list of what can be wrong with a case, a pack or a local value. */
export const protocolErrorCodes = [
  'unknown-pack',
  'invalid-pack',
  'invalid-case',
  'invalid-local-value',
  'unknown-term',
  'invalid-input',
] as const;

export type ProtocolErrorCode = (typeof protocolErrorCodes)[number];

export class ProtocolError extends Error {
  override readonly name = 'ProtocolError';
  readonly code: ProtocolErrorCode;

  constructor(code: ProtocolErrorCode, message: string) {
    super(message);
    this.code = code;
  }
}
