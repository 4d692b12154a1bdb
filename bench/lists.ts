import { openDatabase } from '@lutetia/server';
import { KeepAliveClient } from './support/keep-alive-client.ts';
import type { Place } from './support/place.ts';
import { startServer } from './support/server-process.ts';
import { median, quantile, timings } from './support/statistics.ts';

export interface HttpTiming {
  request: string;
  /** Courses in the answer, and bytes of its JSON. */
  rows: number;
  bytes: number;
  p50Ms: number;
  p95Ms: number;
}

export interface SqlTiming {
  query: string;
  rows: number;
  withIndexMs: number;
  withoutIndexMs: number;
  /** Median with the indexes / median without. */
  ratio: number;
}

const requests = [
  '/api/worklist',
  '/api/worklist?role=radiopharmacist',
  '/api/courses',
  '/api/courses?search=BENCH-007777',
  '/api/courses?search=Musteraa',
  '/api/supply',
] as const;

/** Lists over HTTP, one request after another, as a physician or radiopharmacist sees them. */
export async function benchListRequests(place: Place, times: number): Promise<HttpTiming[]> {
  await using server = await startServer(place.env);
  using physician = await new KeepAliveClient(server.address).signIn('physician');
  using radiopharmacist = await new KeepAliveClient(server.address).signIn('radiopharmacist');
  const results: HttpTiming[] = [];
  for (const request of requests) {
    const client = request.includes('radiopharmacist') ? radiopharmacist : physician;
    const answer = (await client.send('GET', request)) as { items?: unknown[] } | unknown[];
    const measured = await timings(times, () => client.send('GET', request));
    results.push({
      request,
      rows: Array.isArray(answer) ? answer.length : (answer.items?.length ?? 0),
      bytes: JSON.stringify(answer).length,
      p50Ms: median(measured),
      p95Ms: quantile(measured, 0.95),
    });
  }
  return results;
}

/** What the lists ask of the database. Only the ids are fetched, so that the search is compared and not the reading. */
const queries = {
  'worklist: soonest 400 under way': `select course_id from course_projection
     where site_id = 'demo' and restricted = false and status in ('open', 'held')
     order by attention_at, course_id limit 400`,
  'worklist: last changed 200 under way': `select course_id from course_projection
     where site_id = 'demo' and restricted = false and status in ('open', 'held')
     order by updated_at desc, course_id limit 200`,
  'courses: last changed 100': `select course_id from course_projection
     where site_id = 'demo' and restricted = false order by updated_at desc, course_id limit 100`,
  'courses of one person': `select course_id from course_projection
     where site_id = 'demo' and restricted = false
       and person_id = (select person_id from course_projection order by course_id limit 1)`,
  'persons of a name': `select person_id from person_name_token
     where token = (select token from person_name_token order by token limit 1)`,
  'doses under way': `select reference from dose_projection
     where site_id = 'demo' and under_way order by planned_at limit 100`,
} as const;

/** The same queries with our indexes and without any, in turn. */
export async function benchListQueries(place: Place, times: number): Promise<SqlTiming[]> {
  await using store = await openDatabase(place.database);
  return await store.engine.withSession(async (session) => {
    const indexes = (on: boolean) =>
      session.script(
        ['indexscan', 'indexonlyscan', 'bitmapscan'].map((kind) => `set enable_${kind} = ${on}`).join(';'),
      );
    const results: SqlTiming[] = [];
    for (const [query, sql] of Object.entries(queries)) {
      const measured = { with: [] as number[], without: [] as number[] };
      let rows = 0;
      for (let run = 0; run < times; run += 1) {
        for (const side of ['with', 'without'] as const) {
          await indexes(side === 'with');
          const run = async () => {
            rows = (await session.query(sql, [])).length;
          };
          measured[side].push(...(await timings(1, run, 1)));
        }
      }
      await indexes(true);
      const [withIndexMs, withoutIndexMs] = [median(measured.with), median(measured.without)];
      results.push({ query, rows, withIndexMs, withoutIndexMs, ratio: withIndexMs / withoutIndexMs });
    }
    return results;
  });
}
