import { sql } from 'kysely';
import type { Projection } from './projection.ts';

/** A projection for tests: doses by status, and one row a stream whose last writer wins. */
export const sampleProjection: Projection = {
  name: 'sample',
  tables: ['sample_count', 'sample_stream'],
  async apply(tx, event) {
    await sql`insert into sample_count (type, n) values (${event.type}, 1)
      on conflict (type) do update set n = sample_count.n + 1`.execute(tx);
    await sql`insert into sample_stream (stream, version, last_position, actor) values
      (${event.stream}, ${event.version}, ${event.position}, ${event.actor})
      on conflict (stream) do update set version = excluded.version, last_position = excluded.last_position,
        actor = excluded.actor`.execute(tx);
    await sql`insert into sample_stream (stream, version, last_position, actor) values
      ('last', 0, ${event.position}, ${event.actor})
      on conflict (stream) do update set last_position = excluded.last_position, actor = excluded.actor`.execute(
      tx,
    );
  },
  async reset(tx) {
    await sql`delete from sample_count`.execute(tx);
    await sql`delete from sample_stream`.execute(tx);
  },
};

/** The tables of `sampleProjection`. */
export const sampleTables = `
  create table if not exists sample_count (type text primary key, n int not null);
  create table if not exists sample_stream (
    stream text primary key, version int not null, last_position bigint not null, actor text not null);`;
