import swagger from '@fastify/swagger';
import { aboutFile, type Route, type RouteId, routes } from '@lutetia/contract';
import { commands, siteCommands } from '@lutetia/course';
import type { FastifyInstance } from 'fastify';
import { jsonSchemaTransform } from 'fastify-type-provider-zod';
import { z } from 'zod';
import { version } from '../version.ts';

/** OpenAPI 3.1 of the whole interface, from the contract; each act's body stands among the components. */
export async function addOpenApi(app: FastifyInstance): Promise<void> {
  await app.register(swagger, {
    openapi: {
      openapi: '3.1.0',
      info: {
        title: 'Lutetia',
        version,
        description: 'One course of radioligand therapy from referral to follow-up, on one ledger.',
        license: { name: 'Apache-2.0', identifier: 'Apache-2.0' },
      },
      components: {
        schemas: commandSchemas(),
        securitySchemes: {
          session: { type: 'apiKey', in: 'cookie', name: 'lutetia_session' },
          display: { type: 'apiKey', in: 'cookie', name: 'lutetia_display' },
        },
      },
    },
    transform: (given) => {
      const { schema, url } = jsonSchemaTransform(given);
      const id = given.route.config?.lutetia;
      if (id === undefined || id === 'open') return { schema: { ...schema, hide: true }, url };
      return { schema: { ...schema, ...accessOf(id), ...fileOf(id, schema.response) }, url };
    },
  });
}

export function serveOpenApi(app: FastifyInstance): void {
  app.get('/api/openapi.json', { config: { lutetia: 'open' }, schema: { hide: true } }, async () =>
    app.swagger(),
  );
}

function accessOf(id: RouteId) {
  const { access } = routes[id];
  if (access === 'public') return { security: [] };
  if (access === 'display') return { security: [{ display: [] }], description: 'For: screens on the wall.' };
  const who = access === 'signed-in' ? 'anybody signed in' : access.join(', ');
  return { security: [{ session: [] }], description: `For: ${who}.` };
}

const file = { schema: { type: 'string', contentMediaType: 'application/octet-stream' } };

/** A file that is sent or given has no JSON form. */
function fileOf(id: RouteId, response: unknown) {
  const route: Route = routes[id];
  if (route.about) {
    const { $schema: _, ...about } = z.toJSONSchema(route.about, { io: 'input' });
    const header = { type: 'string', description: `Percent-encoded JSON: ${JSON.stringify(about)}` };
    const headers = { type: 'object', required: [aboutFile], properties: { [aboutFile]: header } };
    return { headers, body: { content: { 'application/octet-stream': file } } };
  }
  if (routes[id].file === 'none') return {};
  const given = { description: 'The file', content: { 'application/octet-stream': file } };
  return { response: { 200: given, ...(response as object) } };
}

/** Bodies of the acts, as `course.<command>` and `site.<command>`. */
function commandSchemas(): Record<string, object> {
  const all = [
    ...Object.entries(commands).map(([type, { schema }]) => [`course.${type}`, schema] as const),
    ...Object.entries(siteCommands).map(([type, { schema }]) => [`site.${type}`, schema] as const),
  ];
  return Object.fromEntries(
    all.map(([name, schema]) => {
      const { $schema: _, ...rest } = z.toJSONSchema(schema, { io: 'input', unrepresentable: 'any' });
      return [name, rest];
    }),
  );
}
