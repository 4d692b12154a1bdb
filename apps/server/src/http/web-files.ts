import { existsSync } from 'node:fs';
import { join, sep } from 'node:path';
import files from '@fastify/static';
import type { FastifyInstance } from 'fastify';
import { notFound, sendFailure } from './errors.ts';

/**
 * Serves the built web app where there is one: every address that is not the interface's opens the
 * app's one page. All else is not found.
 */
export async function serveWebApp(app: FastifyInstance, folder: string): Promise<void> {
  const built = existsSync(join(folder, 'index.html'));
  if (built) {
    await app.register(files, {
      root: folder,
      wildcard: false,
      index: false,
      serveDotFiles: false,
      preCompressed: true,
      cacheControl: false,
      globIgnore: ['.*'],
      setHeaders: (reply, path) => {
        // Names below assets carry a hash of their content.
        const kept = path.includes(`${sep}assets${sep}`);
        reply.header('cache-control', kept ? 'public, max-age=31536000, immutable' : 'no-cache');
      },
    });
  }
  app.setNotFoundHandler((request, reply) => {
    // A page that was opened before an upgrade asks for parts that are gone: the app's page is none of them.
    const isPage = built && request.method === 'GET' && !/^\/(api|assets)(\/|$)/.test(request.url);
    return isPage ? reply.sendFile('index.html') : sendFailure(reply, notFound(request));
  });
}
