import { Readable } from 'node:stream';
import { beat } from '@lutetia/contract';
import type { FastifyReply } from 'fastify';

export const isStream = (answer: unknown): answer is AsyncIterable<unknown> =>
  typeof answer === 'object' && answer !== null && Symbol.asyncIterator in answer;

/**
 * Sends each value as a server-sent event (HTML Living Standard, 9.2), and a beat where it is quiet: proxies close
 * a connection on which nothing is sent for a minute, and a page tells a quiet day from a cut line by it.
 */
export function sendEvents(reply: FastifyReply, values: AsyncIterable<unknown>): FastifyReply {
  const stream = Readable.from(frames(values));
  const timer = setInterval(() => {
    if (!stream.destroyed) reply.raw.write(`event: ${beat.event}\ndata:\n\n`);
  }, beat.everyMs);
  stream.once('close', () => clearInterval(timer));
  return reply
    .type('text/event-stream; charset=utf-8')
    .header('x-accel-buffering', 'no')
    .serializer((value: unknown) => value as string)
    .send(stream);
}

async function* frames(values: AsyncIterable<unknown>): AsyncGenerator<string> {
  for await (const value of values) yield `data: ${JSON.stringify(value)}\n\n`;
}
