import type { ErrorBody, ErrorCode, InputIssue, IssueCode } from '@lutetia/contract';

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

/** One part of what was sent is not what it has to be. */
export const badInput = (path: string, code: IssueCode, message: string): Failure =>
  new Failure('bad-input', message, { issues: [{ path, code, message }] });

/** What a schema has found. */
export const asIssues = (found: readonly (Omit<InputIssue, 'code'> & { code?: IssueCode })[]): InputIssue[] =>
  found.map(({ path, message, code = 'invalid' }) => ({ path, code, message }));
