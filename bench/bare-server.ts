import { PGlite } from '@electric-sql/pglite';
import Fastify from 'fastify';

/** The floor of a cold start: a new PGlite database in a folder, one table, and a web server that asks it. */
const [folder = 'memory://', port = '0'] = process.argv.slice(2);
const database = await PGlite.create(folder);
await database.exec('create table if not exists state (needed boolean not null)');
const app = Fastify();
app.get('/', (_request, reply) =>
  reply.type('text/html').send('<!doctype html><title>bare</title><p>bare</p>'),
);
app.get('/api/setup', async () => (await database.query('select count(*) = 0 as needed from state')).rows[0]);
await app.listen({ host: '127.0.0.1', port: Number(port) });
