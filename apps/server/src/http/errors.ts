import { type ErrorBody, type ErrorCode, errorStatus } from '@lutetia/contract';
import type { FastifyError, FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { hasZodFastifySchemaValidationErrors } from 'fastify-type-provider-zod';
import { asIssues, Failure } from '../failure.ts';
import { NotCanonicalError } from '../ledger/index.ts';
import { classifyDatabaseError } from '../store/index.ts';

/** Answers every error out of the closed catalogue; what it is inside goes to the log alone. */
export function addErrorHandlers(app: FastifyInstance): void {
  app.setErrorHandler((error: FastifyError, request, reply) => {
    const failure = toFailure(error);
    if (failure.code === 'internal') request.log.error({ err: error }, 'request failed');
    return sendFailure(reply, failure);
  });
}

export const notFound = (request: FastifyRequest): Failure =>
  new Failure('not-found', `There is no ${request.method} here.`);

export function sendFailure(reply: Pick<FastifyReply, 'code'>, { code, message, detail }: Failure) {
  const body: ErrorBody = { error: { code, message, ...detail } };
  return reply
    .code(errorStatus[code])
    .type('application/json; charset=utf-8')
    .serializer((value: unknown) => JSON.stringify(value))
    .send(body);
}

const byFastify: Readonly<Record<string, ErrorCode>> = {
  FST_ERR_CTP_BODY_TOO_LARGE: 'too-large',
  FST_ERR_CTP_INVALID_MEDIA_TYPE: 'wrong-content-type',
  FST_ERR_CTP_EMPTY_JSON_BODY: 'bad-input',
  FST_ERR_CTP_INVALID_JSON_BODY: 'bad-input',
  FST_ERR_CTP_INVALID_CONTENT_LENGTH: 'bad-input',
  FST_ERR_BAD_URL: 'bad-input',
  FST_ERR_MAX_PARAM_LENGTH: 'bad-input',
};

export function toFailure(error: FastifyError): Failure {
  if (error instanceof Failure) return error;
  if (hasZodFastifySchemaValidationErrors(error)) {
    const issues = asIssues(
      error.validation.map(({ instancePath, message }) => ({
        path: instancePath.replace(/^\//, '').replaceAll('/', '.'),
        message: message ?? 'is not of its form',
      })),
    );
    return new Failure('bad-input', 'What was sent is not of its form.', { issues });
  }
  if (error instanceof NotCanonicalError) return new Failure('bad-input', error.message);
  const known = byFastify[error.code];
  if (known !== undefined) return new Failure(known, 'What was sent cannot be read.');
  if (error.statusCode === 400) return new Failure('bad-input', 'What was sent cannot be read.');
  const fault = classifyDatabaseError(error);
  if (fault === 'not-text') return new Failure('bad-input', 'A text holds the character NUL.');
  if (fault === 'unreachable') return new Failure('not-ready', 'The database cannot be reached.');
  return new Failure('internal', 'Something went wrong inside the program.');
}
