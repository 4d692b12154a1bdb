import { startTestPostgres } from '../apps/server/src/store/test-postgres.ts';
import { benchCommands } from './commands.ts';
import { benchListQueries, benchListRequests } from './lists.ts';
import { benchLiveBoards } from './live-boards.ts';
import { seedPlace } from './support/place.ts';
import { type Section, table } from './support/report.ts';

const kinds = { postgres: 'PostgreSQL', pglite: 'PGlite' } as const;
type Kind = keyof typeof kinds;
const both: readonly Kind[] = ['postgres', 'pglite'];

/** Acts, lists and live boards of a centre with many courses, on both databases. */
export const actsSection: Section = {
  async measure(quick) {
    const sizes = quick ? { count: 300, recorded: 40 } : { count: 10_000, recorded: 320 };
    const at = async (url: string | null, concurrencies: readonly number[]) => {
      using place = await seedPlace(url, sizes);
      const times = quick ? 3 : 30;
      return {
        listRequests: await benchListRequests(place, times),
        listQueries: await benchListQueries(place, times),
        liveBoards: await benchLiveBoards(
          place,
          quick ? { boards: 20, events: 2 } : { boards: 200, events: 20 },
        ),
        commands: await benchCommands(place, { concurrencies, rounds: quick ? 1 : 7 }),
      };
    };
    await using server = await startTestPostgres();
    const figures = {
      courses: sizes.count,
      postgres: await at(await server.createDatabase(), [1, 8, 32]),
      pglite: await at(null, [1, 8]),
    };
    return { figures, tables: tables(figures) };
  },
};

type Place = {
  readonly listRequests: Awaited<ReturnType<typeof benchListRequests>>;
  readonly listQueries: Awaited<ReturnType<typeof benchListQueries>>;
  readonly liveBoards: Awaited<ReturnType<typeof benchLiveBoards>>;
  readonly commands: Awaited<ReturnType<typeof benchCommands>>;
};

function tables({ courses, ...places }: { courses: number } & Record<Kind, Place>): string {
  return [
    '### Acts over HTTP against plain SQL inserts of the same rows',
    table(
      ['database', 'clients', 'acts/s over HTTP', 'acts/s plain SQL', 'ratio'],
      both.flatMap((kind) =>
        places[kind].commands.map(({ concurrency, http, plainSql, ratio }) => [
          kinds[kind],
          concurrency,
          http.toFixed(0),
          plainSql.toFixed(0),
          ratio.toFixed(2),
        ]),
      ),
    ),
    `### Lists over HTTP at ${courses} courses`,
    table(
      ['request', 'rows', 'KB', ...both.flatMap((kind) => [`${kinds[kind]} p50 ms`, 'p95 ms'])],
      places.postgres.listRequests.map(({ request, rows, bytes }) => [
        `\`${request}\``,
        rows,
        Math.round(bytes / 1000),
        ...both.flatMap((kind) => {
          const own = places[kind].listRequests.find((one) => one.request === request);
          return [own?.p50Ms.toFixed(0) ?? '', own?.p95Ms.toFixed(0) ?? ''];
        }),
      ]),
    ),
    '### An act until the last of the open boards shows it',
    table(
      ['database', 'boards', 'doses on each', 'p50 ms', 'p95 ms', 'bare p50 ms', 'ratio'],
      both.map((kind) => {
        const { boards, lines, lastBoardMs, bareMs, ratio } = places[kind].liveBoards;
        return [
          kinds[kind],
          boards,
          lines,
          lastBoardMs.p50.toFixed(0),
          lastBoardMs.p95.toFixed(0),
          bareMs.p50.toFixed(1),
          ratio.toFixed(1),
        ];
      }),
    ),
    '### Their SQL with the indexes against the same without',
    table(
      ['query', 'rows', ...both.flatMap((kind) => [`${kinds[kind]} ms`, 'without ms', 'ratio'])],
      places.postgres.listQueries.map(({ query, rows }) => [
        query,
        rows,
        ...both.flatMap((kind) => {
          const own = places[kind].listQueries.find((one) => one.query === query);
          return own === undefined
            ? ['', '', '']
            : [own.withIndexMs.toFixed(2), own.withoutIndexMs.toFixed(2), own.ratio.toFixed(2)];
        }),
      ]),
    ),
  ].join('\n\n');
}
