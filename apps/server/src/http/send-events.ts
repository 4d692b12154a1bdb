import { Readable } from 'node:stream';
import type { FastifyReply } from 'fastify';

export const isStream = (answer: unknown): answer is AsyncIterable<unknown> =>
  typeof answer === 'object' && answer !== null && Symbol.asyncIterator in answer;

/** Proxies close a connection on which nothing is sent for a minute. */
const beatMs = 20_000;

/** Sends each value as a server-sent event (HTML Living Standard, 9.2), with a comment where it is quiet. */
export function sendEvents(reply: FastifyReply, values: AsyncIterable<unknown>): FastifyReply {
  const stream = Readable.from(frames(values));
  const beat = setInterval(() => {
    if (!stream.destroyed) reply.raw.write(': beat\n\n');
  }, beatMs);
  stream.once('close', () => clearInterval(beat));
  return reply
    .type('text/event-stream; charset=utf-8')
    .header('x-accel-buffering', 'no')
    .serializer((value: unknown) => value as string)
    .send(stream);
}

async function* frames(values: AsyncIterable<unknown>): AsyncGenerator<string> {
  for await (const value of values) yield `data: ${JSON.stringify(value)}\n\n`;
}
