import { readFileSync, writeFileSync } from 'node:fs';
import { cpus, loadavg, totalmem } from 'node:os';
import { join } from 'node:path';
import type { ColdStart } from '../cold-start.ts';
import type { CommandRates } from '../commands.ts';
import { type DoseBench, doseTables } from '../dose.ts';
import type { HttpTiming, SqlTiming } from '../lists.ts';
import type { LiveBoards } from '../live-boards.ts';
import type { Screens } from '../screens.ts';

type Kind = 'postgres' | 'pglite';

export interface Results {
  at: string;
  node: string;
  processors: string;
  memoryGiB: number;
  /** Load average of the last minute before and after: other work disturbs. */
  load: { before: number; after: number };
  courses: number;
  commands: Record<Kind, CommandRates[]>;
  liveBoards: Record<Kind, LiveBoards>;
  listRequests: Record<Kind, HttpTiming[]>;
  listQueries: Record<Kind, SqlTiming[]>;
  coldStart: ColdStart[];
  screens: Screens;
  dose: DoseBench;
}

export const machine = () => ({
  node: process.version,
  processors: `${cpus().length} × ${cpus()[0]?.model.trim() ?? 'unknown'}`,
  memoryGiB: Math.round(totalmem() / 2 ** 30),
});

export const loadNow = (): number => loadavg()[0] ?? 0;

const folder = join(import.meta.dirname, '..');
const [begin, end] = ['<!-- results: written by npm run bench -->', '<!-- end of results -->'];

export function writeResults(results: Results): void {
  writeFileSync(join(folder, 'results.json'), `${JSON.stringify(results, null, 2)}\n`);
  const path = join(folder, 'README.md');
  const page = readFileSync(path, 'utf8');
  const [from, to] = [page.indexOf(begin), page.indexOf(end)];
  if (from < 0 || to < from)
    throw new Error('bench/README.md has lost the marks between which the results stand');
  writeFileSync(path, `${page.slice(0, from + begin.length)}\n\n${tables(results)}\n\n${page.slice(to)}`);
}

const kinds = { postgres: 'PostgreSQL', pglite: 'PGlite' } as const;
const both = Object.keys(kinds) as Kind[];

function tables(results: Results): string {
  const { at, node, processors, memoryGiB, load, courses, commands, listRequests, listQueries, coldStart } =
    results;
  return [
    `${at.slice(0, 10)}, Node ${node.slice(1)}, ${processors}, ${memoryGiB} GiB; load ${load.before.toFixed(1)} before and ${load.after.toFixed(1)} after; medians.`,
    '### Acts over HTTP against plain SQL inserts of the same rows',
    table(
      ['database', 'clients', 'acts/s over HTTP', 'acts/s plain SQL', 'ratio'],
      both.flatMap((kind) =>
        commands[kind].map(({ concurrency, http, plainSql, ratio }) => [
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
      listRequests.postgres.map(({ request, rows, bytes }) => [
        `\`${request}\``,
        rows,
        Math.round(bytes / 1000),
        ...both.flatMap((kind) => {
          const own = listRequests[kind].find((one) => one.request === request);
          return [own?.p50Ms.toFixed(0) ?? '', own?.p95Ms.toFixed(0) ?? ''];
        }),
      ]),
    ),
    '### An act until the last of the open boards shows it',
    table(
      ['database', 'boards', 'doses on each', 'p50 ms', 'p95 ms', 'bare p50 ms', 'ratio'],
      both.map((kind) => {
        const { boards, lines, lastBoardMs, bareMs, ratio } = results.liveBoards[kind];
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
      listQueries.postgres.map(({ query, rows }) => [
        query,
        rows,
        ...both.flatMap((kind) => {
          const own = listQueries[kind].find((one) => one.query === query);
          return own === undefined
            ? ['', '', '']
            : [own.withIndexMs.toFixed(2), own.withoutIndexMs.toFixed(2), own.ratio.toFixed(2)];
        }),
      ]),
    ),
    '### Cold start to first page, in an empty folder',
    table(
      ['', 'answers after s', 'form painted after s', 'ratio to bare'],
      coldStart.map(({ side, answersS, paintedS, ratioToBare }) => [
        side,
        answersS.toFixed(1),
        paintedS?.toFixed(1) ?? '',
        ratioToBare.toFixed(2),
      ]),
    ),
    '### A full day and a long course in Chromium',
    screenTables(results.screens),
    '### The dose',
    doseTables(results.dose),
  ].join('\n\n');
}

export function screenTables({ doses, events, openings, scrolls }: Screens): string {
  const size = (screen: string) =>
    screen === 'Today' ? `Today, ${doses} doses` : `course, ${events} events`;
  return [
    table(
      ['opened', 'by', 'window painted ms', 'by the budget of 500 ms', 'everything in the page ms'],
      openings.map(({ screen, way, windowMs, wholeMs, ratio }) => [
        size(screen),
        way,
        windowMs.toFixed(0),
        ratio.toFixed(2),
        wholeMs.toFixed(0),
      ]),
    ),
    table(
      ['scrolled', 'frames', 'later than 16.7 ms', 'longest ms', 'tasks over 50 ms'],
      scrolls.map(({ screen, frames, late, longestMs, longTasks }) => [
        size(screen),
        frames,
        `${(late * 100).toFixed(1)} %`,
        longestMs.toFixed(0),
        longTasks,
      ]),
    ),
  ].join('\n\n');
}

function table(head: readonly string[], rows: readonly (readonly (string | number)[])[]): string {
  const line = (cells: readonly (string | number)[]) => `| ${cells.join(' | ')} |`;
  const rule = head.map((_, index) => (index === 0 ? '---' : '---:'));
  return [line(head), line(rule), ...rows.map(line)].join('\n');
}
