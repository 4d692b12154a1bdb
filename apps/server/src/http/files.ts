import type { Readable } from 'node:stream';
import { aboutFile, type CallOutput, documentLimits, readAbout } from '@lutetia/contract';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { z } from 'zod';
import { asIssues, badInput, Failure } from '../failure.ts';
import type { SentFile } from './ask.ts';

/** Routes of this scope are sent files, and nothing else; a handler reads them when it has decided to. */
export function takeFiles(scope: FastifyInstance): void {
  scope.removeAllContentTypeParsers();
  scope.addContentTypeParser('application/octet-stream', (_request, body, done) => done(null, body));
}

/** @throws Failure `bad-input` */
export function aboutSent({ headers }: FastifyRequest, schema: z.ZodType): unknown {
  const checked = schema.safeParse(writtenIn(headers[aboutFile]));
  if (checked.success) return checked.data;
  const issues = asIssues(
    checked.error.issues.map(({ path, message }) => ({ path: path.join('.'), message })),
  );
  throw new Failure('bad-input', 'What was sent is not of its form.', { issues });
}

function writtenIn(header: string | string[] | undefined): unknown {
  try {
    return readAbout(String(header));
  } catch {
    return null;
  }
}

export const sentFile =
  ({ body, headers }: FastifyRequest): SentFile =>
  async () => {
    if (Number(headers['content-length'] ?? 0) > documentLimits.bytes) throw tooLarge();
    // Without a body Fastify asks no parser.
    const bytes = body === undefined ? Buffer.alloc(0) : await wholeOf(body as Readable);
    if (bytes.byteLength > 0) return bytes;
    throw badInput('file', 'file-empty', 'The file is empty.');
  };

async function wholeOf(body: Readable): Promise<Buffer> {
  const chunks: Buffer[] = [];
  let length = 0;
  try {
    // Its end would end the connection, and with it the answer.
    for await (const chunk of body.iterator({ destroyOnReturn: false })) {
      length += (chunk as Buffer).byteLength;
      if (length > documentLimits.bytes) break;
      chunks.push(chunk as Buffer);
    }
  } catch {
    throw badInput('file', 'file-broken-off', 'The file broke off.');
  }
  if (length <= documentLimits.bytes) return Buffer.concat(chunks);
  body.resume();
  throw tooLarge();
}

const tooLarge = () => new Failure('too-large', 'A document may have 25 MiB.');

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
