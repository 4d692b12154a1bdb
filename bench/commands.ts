import { randomUUID } from 'node:crypto';
import { exampleLabs } from '@lutetia/example';
import { KeepAliveClient } from './support/keep-alive-client.ts';
import type { Place } from './support/place.ts';
import { plainSide } from './support/plain-rows.ts';
import { startServer } from './support/server-process.ts';
import { concurrently, median } from './support/statistics.ts';

export interface CommandRates {
  concurrency: number;
  rounds: number;
  commandsPerRound: number;
  /** Medians over the rounds, per second. */
  http: number;
  plainSql: number;
  /** Median of the rounds' ratios HTTP / plain SQL. */
  ratio: number;
}

/**
 * Laboratory results recorded over HTTP, one on each course a round, and then the very rows that they wrote
 * inserted by plain SQL, with as many clients; the two sides in turn.
 */
export async function benchCommands(
  place: Place,
  { concurrencies, rounds }: { concurrencies: readonly number[]; rounds: number },
): Promise<CommandRates[]> {
  // One process at a time may open PGlite's folder: there each side opens it for its turn.
  const shared = place.kind === 'postgres';
  const people = await signedIn(place);
  const results: CommandRates[] = [];
  await using open = new AsyncDisposableStack();
  const server = shared ? open.use(await startServer(place.env)) : null;
  const most = Math.max(...concurrencies);
  const plain = shared ? open.use(await plainSide(place, most)) : null;
  for (const concurrency of concurrencies) {
    const rates: { http: number; plainSql: number }[] = [];
    for (let round = -1; round < rounds; round += 1) {
      const before = await withPlain(place, plain, (side) => side.tip());
      const http = await withServer(place, server, async (address) => {
        using client = people.movedTo(address);
        return place.seeded.recorded.length / (await act(client, place.seeded.recorded, concurrency));
      });
      const plainSql = await withPlain(place, plain, async (side) => {
        const acts = await side.rowsAfter(before);
        return (
          acts.length / (await concurrently(acts, concurrency, (rows, worker) => side.write(rows, worker)))
        );
      });
      if (round >= 0) rates.push({ http, plainSql });
    }
    results.push({
      concurrency,
      rounds,
      commandsPerRound: place.seeded.recorded.length,
      http: median(rates.map(({ http }) => http)),
      plainSql: median(rates.map(({ plainSql }) => plainSql)),
      ratio: median(rates.map(({ http, plainSql }) => http / plainSql)),
    });
  }
  return results;
}

async function signedIn(place: Place): Promise<KeepAliveClient> {
  await using server = await startServer(place.env);
  return await new KeepAliveClient(server.address).signIn('coordinator');
}

async function withServer<T>(
  place: Place,
  running: { address: string } | null,
  work: (address: string) => Promise<T>,
): Promise<T> {
  if (running !== null) return work(running.address);
  await using server = await startServer(place.env);
  return await work(server.address);
}

async function withPlain<T>(
  place: Place,
  open: Awaited<ReturnType<typeof plainSide>> | null,
  work: (side: Awaited<ReturnType<typeof plainSide>>) => Promise<T>,
): Promise<T> {
  if (open !== null) return work(open);
  await using side = await plainSide(place, 1);
  return await work(side);
}

function act(client: KeepAliveClient, courses: readonly string[], concurrency: number): Promise<number> {
  const collectedAt = Temporal.Now.instant().subtract({ hours: 2 }).toString({ smallestUnit: 'second' });
  return concurrently(courses, concurrency, (id) =>
    client.send('POST', `/api/courses/${id}/commands`, {
      commandId: randomUUID(),
      type: 'record-labs',
      body: exampleLabs(collectedAt),
    }),
  );
}
