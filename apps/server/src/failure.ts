import type { ErrorBody, ErrorCode } from '@lutetia/contract';

type Detail = Omit<ErrorBody['error'], 'code' | 'message'>;

/** An answer of the closed catalogue of errors. */
export class Failure extends Error {
  override readonly name = 'Failure';
  readonly code: ErrorCode;
  readonly detail: Detail;
  constructor(code: ErrorCode, message: string, detail: Detail = {}) {
    super(message);
    this.code = code;
    this.detail = detail;
  }
}
