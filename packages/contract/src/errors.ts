import type { Gate } from '@lutetia/course';
import { z } from 'zod';
import { outline } from './route.ts';

/** Closed catalogue: code → HTTP status. Texts in both languages stand under `error.<code>`. */
export const errorStatus = {
  'bad-input': 400,
  'not-signed-in': 401,
  'wrong-credentials': 401,
  'second-factor-required': 401,
  'session-locked': 423,
  'account-locked': 423,
  'not-allowed': 403,
  'signature-required': 403,
  'signature-wrong': 403,
  'witness-required': 403,
  'witness-wrong': 403,
  'not-found': 404,
  conflict: 409,
  'another-person': 409,
  'another-session': 409,
  'already-set-up': 409,
  'gates-closed': 422,
  'too-many-requests': 429,
  'file-damaged': 500,
  'too-large': 413,
  'too-many-documents': 409,
  'wrong-content-type': 415,
  'not-ready': 503,
  internal: 500,
} as const;
export type ErrorCode = keyof typeof errorStatus;

export const errorCodes = Object.keys(errorStatus) as ErrorCode[];

export const gateOutline = outline<Gate>(
  z.looseObject({ id: z.string(), result: z.enum(['pass', 'fail', 'cannot-evaluate']) }),
);

/** What is wrong with one part of what was sent. Texts in both languages stand under `issue.<code>`. */
export const issueCodes = [
  'invalid',
  'contradiction',
  'unknown-command',
  'already-referred',
  'patient-alone',
  'patient-without-person',
  'person-without-patient',
  'unknown-person',
  'unknown-user',
  'unknown-zone',
  'unknown-file',
  'unknown-entry',
  'day-past',
  'birth-in-future',
  'nothing-changed',
  'file-empty',
  'file-broken-off',
  'file-kind',
] as const;
export type IssueCode = (typeof issueCodes)[number];

/** `message` is for whoever calls the interface; a screen says `code` in its reader's language. */
export const inputIssue = z.object({ path: z.string(), code: z.enum(issueCodes), message: z.string() });
export type InputIssue = z.infer<typeof inputIssue>;

/** `gates` are present with `gates-closed`, `issues` with `bad-input`. */
export const errorBody = z.object({
  error: z.object({
    code: z.enum(errorCodes as [ErrorCode, ...ErrorCode[]]),
    message: z.string(),
    issues: z.array(inputIssue).optional(),
    gates: z.array(gateOutline).optional(),
  }),
});
export type ErrorBody = z.infer<typeof errorBody>;
