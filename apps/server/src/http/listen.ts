import { createServer, type Server } from 'node:http';
import type { FastifyInstance } from 'fastify';
import type { Config } from '../config.ts';

const portsTried = 20;

/** No port to answer on. */
export class PortError extends Error {
  override readonly name = 'PortError';
}

/**
 * Begins to answer and returns the port. A browser may take `localhost` for ::1, so that the same
 * port answers there too where the machine has it.
 *
 * @throws PortError
 */
export async function listen(
  app: FastifyInstance,
  { host, port, portIsFixed }: Config['http'],
): Promise<number> {
  const last = portIsFixed ? port : port + portsTried - 1;
  for (let candidate = port; candidate <= last; candidate += 1) {
    const twin = host === '127.0.0.1' && candidate !== 0 ? await listenOnTwin(app, candidate) : null;
    if (twin !== 'in-use') {
      try {
        await app.listen({ host, port: candidate });
        if (twin !== null) app.server.once('close', () => twin.close());
        const address = app.server.address();
        return typeof address === 'object' && address !== null ? address.port : candidate;
      } catch (error) {
        if (twin !== null) await closed(twin);
        if (codeOf(error) !== 'EADDRINUSE') throw error;
      }
    }
  }
  const ports = portIsFixed ? `Port ${port} is` : `Ports ${port} to ${last} are`;
  throw new PortError(`${ports} in use: choose another with PORT or --port.`);
}

/** The same server on ::1; null on a machine without it. */
function listenOnTwin(app: FastifyInstance, port: number): Promise<Server | 'in-use' | null> {
  const twin = createServer((request, response) => app.routing(request, response));
  return new Promise((resolve, reject) => {
    twin.once('error', (error) => {
      const code = codeOf(error);
      if (code === 'EADDRINUSE') resolve('in-use');
      else if (code === 'EADDRNOTAVAIL' || code === 'EAFNOSUPPORT' || code === 'EINVAL') resolve(null);
      else reject(error);
    });
    twin.listen({ host: '::1', port, ipv6Only: true }, () => resolve(twin));
  });
}

const closed = (server: Server): Promise<void> => new Promise((resolve) => server.close(() => resolve()));

const codeOf = (error: unknown): unknown =>
  error instanceof Error && 'code' in error ? error.code : undefined;
