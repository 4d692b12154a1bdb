import { errorBody, givenFile, type Route, type RouteId, routeIds, routes } from '@lutetia/contract';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { z } from 'zod';
import { type Caller, callerOf, type DisplayLink, displayOf } from '../access/index.ts';
import { Reads } from '../care/index.ts';
import type { Context } from '../context.ts';
import { Failure } from '../failure.ts';
import type { Ask, Handler, Handlers, Visitor } from './ask.ts';
import { authorise } from './authorise.ts';
import {
  clearSession,
  deviceToken,
  displayToken,
  sessionToken,
  setDevice,
  setDisplay,
  setSession,
} from './cookies.ts';
import { sendFailure } from './errors.ts';
import { aboutSent, sendFile, sentFile, takeFiles } from './files.ts';
import { foreignWrite } from './same-site.ts';
import { isStream, sendEvents } from './send-events.ts';

/** Refuses any route of the interface that does not say whose it is. To be called before any is registered. */
export function refuseUnnamedRoutes(app: FastifyInstance): void {
  app.addHook('onRoute', ({ config, method, url }) => {
    if (url.startsWith('/api') && config?.lutetia === undefined) {
      throw new Error(`${String(method)} ${url} does not say who may use it`);
    }
  });
}

export function registerRoutes(app: FastifyInstance, context: Context, handlers: Handlers): void {
  const [uploads, others] = [
    routeIds.filter((id) => routes[id].file === 'sent'),
    routeIds.filter((id) => routes[id].file !== 'sent'),
  ];
  for (const id of others) register(app, context, id, handlers[id] as Handler<RouteId>);
  app.register(async (scope) => {
    takeFiles(scope);
    for (const id of uploads) register(scope, context, id, handlers[id] as Handler<RouteId>);
  });
}

function register(app: FastifyInstance, context: Context, id: RouteId, handle: Handler<RouteId>): void {
  const route: Route = routes[id];
  app.route({
    method: route.method,
    url: route.path,
    config: { lutetia: id },
    schema: schemaOf(id, route),
    // Before the body is read: who may not use the route learns nothing of its form.
    onRequest: async (request, reply) => {
      const atScreen = request.headers['lutetia-at-screen'] !== 'no';
      const caller = await callerOf(context, sessionToken(request), { atScreen });
      const display = await displayFor(context, request, route);
      const refused = foreignWrite(request) ?? authorise(route, caller, display);
      callers.set(request, caller);
      displays.set(request, display);
      if (refused === null) return;
      if (route.readsPatient && caller !== null) {
        await new Reads(context, caller, id).denied(subjectOf(request));
      }
      return sendFailure(reply, refused);
    },
    handler: async (request, reply) => {
      if (route.file === 'none' && isNothing(route.body) && hasContent(request.body)) {
        throw new Failure('bad-input', 'This route takes no body.');
      }
      const caller = callers.get(request) ?? null;
      const reads = caller === null ? null : new Reads(context, caller, id, isExport(request));
      const ask = {
        context,
        params: request.params,
        query: request.query,
        body: request.body,
        ...(route.about ? { file: sentFile(request), about: aboutSent(request, route.about) } : {}),
        from: visitor(context, request, reply, route),
        caller,
        reads,
        display: displays.get(request) ?? null,
      };
      const asked = handle(ask as unknown as Ask<RouteId>);
      if (isStream(asked)) return sendEvents(reply, asked);
      const answer = await asked;
      if (route.method !== 'GET') context.changes.nudge();
      if (route.readsPatient && reads?.recorded !== true) {
        throw new Error(`${id} reads patient data and recorded no read`);
      }
      return route.file === 'given' ? sendFile(reply, givenFile.parse(answer)) : answer;
    },
  });
}

const callers = new WeakMap<FastifyRequest, Caller | null>();
const displays = new WeakMap<FastifyRequest, DisplayLink | null>();

/** A display link is looked for where it opens something, and nowhere else. */
const displayFor = async (context: Context, request: FastifyRequest, { access }: Route) =>
  access === 'display' ? displayOf(context, displayToken(request)) : null;

function visitor(context: Context, request: FastifyRequest, reply: FastifyReply, route: Route): Visitor {
  const roles = callers.get(request)?.roles ?? [];
  return {
    address: request.ip,
    device: deviceToken(request),
    setDevice: (token) => setDevice(request, reply, token),
    setSession: (token) => setSession(request, reply, token),
    clearSession: () => clearSession(request, reply),
    setDisplay: (token) => setDisplay(request, reply, token),
    async callerOf(token) {
      const caller = await callerOf(context, token);
      if (caller === null) throw new Failure('not-signed-in', 'The session has ended.');
      return caller;
    },
    async stillOpen() {
      const caller = await callerOf(context, sessionToken(request), { atScreen: false });
      const display = await displayFor(context, request, route);
      return authorise(route, caller, display) === null && (caller?.roles.join() ?? '') === roles.join();
    },
    gone: goneSignal(reply),
  };
}

function goneSignal(reply: FastifyReply): AbortSignal {
  const gone = new AbortController();
  reply.raw.once('close', () => gone.abort());
  return gone.signal;
}

const isExport = ({ query }: FastifyRequest): boolean =>
  typeof query === 'object' && query !== null && 'export' in query;

/** Whom a refused read was about, as far as the address says. */
function subjectOf({ params }: FastifyRequest): string {
  const { id } = params as { id?: string };
  return id ?? 'list';
}

const isNothing = (schema: z.ZodType): boolean =>
  schema instanceof z.ZodObject && Object.keys(schema.shape).length === 0;

const hasContent = (body: unknown): boolean =>
  body !== undefined && body !== null && !(typeof body === 'object' && Object.keys(body).length === 0);

function schemaOf(id: RouteId, route: Route) {
  return {
    operationId: id,
    summary: route.summary,
    ...(isNothing(route.params) ? {} : { params: route.params }),
    ...(route.method === 'GET' ? { querystring: route.query } : {}),
    ...(isNothing(route.body) ? {} : { body: route.body }),
    response: { ...(route.file === 'given' ? {} : { 200: route.response }), default: errorBody },
  };
}
