import { type CallOutput, documentLimits } from '@lutetia/contract';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { Failure } from '../failure.ts';

/** Routes of this scope are sent files, and nothing else. */
export function takeFiles(scope: FastifyInstance): void {
  scope.removeAllContentTypeParsers();
  scope.addContentTypeParser(
    'application/octet-stream',
    { parseAs: 'buffer', bodyLimit: documentLimits.bytes },
    (_request, body, done) => done(null, body),
  );
}

/** @throws Failure `bad-input` where nothing was sent */
export function sentFile({ body }: FastifyRequest): Buffer {
  if (Buffer.isBuffer(body) && body.byteLength > 0) return body;
  throw new Failure('bad-input', 'The file is empty.', {
    issues: [{ path: 'file', message: 'is empty' }],
  });
}

/** A header's value in any script (RFC 8187); of what `encodeURIComponent` leaves as it is, four are no `attr-char`. */
const extendedValue = (text: string): string =>
  encodeURIComponent(text).replace(/['()*]/g, (one) => `%${one.charCodeAt(0).toString(16).toUpperCase()}`);

/** Shown by the browser, not run: whatever it holds reaches nothing of ours. */
export function sendFile(reply: FastifyReply, { name, mediaType, bytes }: CallOutput<'document'>) {
  return reply
    .type(mediaType)
    .header('content-disposition', `inline; filename*=UTF-8''${extendedValue(name)}`)
    .header(
      'content-security-policy',
      "default-src 'none'; style-src 'unsafe-inline'; frame-ancestors 'none'",
    )
    .send(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength));
}
