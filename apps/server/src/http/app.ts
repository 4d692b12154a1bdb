import cookie from '@fastify/cookie';
import Fastify, { type FastifyInstance, LogController } from 'fastify';
import { serializerCompiler, validatorCompiler } from 'fastify-type-provider-zod';
import type { Context } from '../context.ts';
import { addErrorHandlers, sendFailure, toFailure } from './errors.ts';
import { handlers } from './handlers.ts';
import { addSecurityHeaders } from './headers.ts';
import { addOpenApi, serveOpenApi } from './openapi.ts';
import { refuseUnnamedRoutes, registerRoutes } from './register-routes.ts';
import { serveWebApp } from './web-files.ts';

export interface AppOptions {
  /** The built web app. */
  webFolder: string;
}

const bodyLimitBytes = 1024 * 1024;

/** The HTTP server of a centre, not yet listening. */
export async function buildApp(context: Context, { webFolder }: AppOptions): Promise<FastifyInstance> {
  const app = Fastify({
    loggerInstance: context.logger,
    bodyLimit: bodyLimitBytes,
    // A proxy on this machine ends TLS and states the client in X-Forwarded-For and -Proto.
    trustProxy: 'loopback',
    // Addresses may hold a searched name: the log says the route, not the address.
    logController: new LogController({ disableRequestLogging: true }),
    routerOptions: { ignoreTrailingSlash: true },
    exposeHeadRoutes: false,
    forceCloseConnections: 'idle',
    frameworkErrors: (error, _request, reply) => void sendFailure(reply, toFailure(error)),
  }) as unknown as FastifyInstance;
  app.setValidatorCompiler(validatorCompiler);
  app.setSerializerCompiler(serializerCompiler);
  app.removeContentTypeParser('text/plain');
  addErrorHandlers(app);
  addSecurityHeaders(app);
  logRequests(app);
  refuseUnnamedRoutes(app);
  await app.register(cookie);
  await addOpenApi(app);
  registerRoutes(app, context, handlers);
  serveOpenApi(app);
  await serveWebApp(app, webFolder);
  await app.ready();
  return app;
}

function logRequests(app: FastifyInstance): void {
  app.addHook('onResponse', async (request, reply) => {
    const route = request.routeOptions.config.lutetia ?? 'none';
    const ms = Math.round(reply.elapsedTime);
    request.log.debug({ route, status: reply.statusCode, ms }, 'answered');
  });
}
