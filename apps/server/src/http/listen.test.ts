import { once } from 'node:events';
import { createServer } from 'node:net';
import Fastify from 'fastify';
import { describe, expect, test } from 'vitest';
import { listen, PortError } from './listen.ts';

const appThatSays = (word: string) => {
  const app = Fastify();
  app.get('/', async () => word);
  return app;
};
const read = async (url: string) => (await fetch(url)).text();

/** A port that is free now, with some above it. */
async function freePort(): Promise<number> {
  const probe = createServer().listen(0, '127.0.0.1');
  await once(probe, 'listening');
  const address = probe.address();
  if (address === null || typeof address === 'string') throw new Error('no port');
  probe.close();
  await once(probe, 'close');
  return Math.min(address.port, 65_000);
}
const hasIPv6 = async (): Promise<boolean> => {
  const probe = createServer();
  probe.listen(0, '::1');
  return Promise.race([
    once(probe, 'listening').then(() => {
      probe.close();
      return true;
    }),
    once(probe, 'error').then(() => false),
  ]);
};

describe('listening', () => {
  test('answers on 127.0.0.1 and, where the machine has it, on ::1, until it is closed', async () => {
    const app = appThatSays('one');
    const port = await listen(app, { host: '127.0.0.1', port: await freePort(), portIsFixed: false });
    expect(await read(`http://127.0.0.1:${port}/`)).toBe('one');
    expect(await read(`http://localhost:${port}/`)).toBe('one');
    if (await hasIPv6()) expect(await read(`http://[::1]:${port}/`)).toBe('one');
    await app.close();
    await expect(read(`http://127.0.0.1:${port}/`)).rejects.toThrow();
    await expect(read(`http://[::1]:${port}/`)).rejects.toThrow();
  });

  test('takes the next free port, unless one was asked for', async () => {
    const [first, second, third] = [appThatSays('first'), appThatSays('second'), appThatSays('third')];
    const port = await listen(first, { host: '127.0.0.1', port: await freePort(), portIsFixed: false });
    const next = await listen(second, { host: '127.0.0.1', port, portIsFixed: false });
    expect(next).toBeGreaterThan(port);
    expect(await read(`http://127.0.0.1:${next}/`)).toBe('second');
    await expect(listen(third, { host: '127.0.0.1', port, portIsFixed: true })).rejects.toThrow(PortError);
    await Promise.all([first.close(), second.close(), third.close()]);
  });
});
