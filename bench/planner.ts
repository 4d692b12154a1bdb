import { execFile } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { parseInstance } from '@lutetia/planner';
import { planOnThreads } from '@lutetia/planner/threads';
import { check } from '../validation/planning/check.mjs';
import { figure, type Mark, type Point, palette } from '../validation/plot.ts';
import { type Section, table } from './support/report.ts';

const execute = promisify(execFile);
const folder = join(import.meta.dirname, '..', 'validation', 'planning');

/** What the benchmark's own reference reached, from its RESULTS.md, and the bound that it proved. */
type Reference = { greedy: number; ruin: string; best: string; bound: number };

type Run = {
  instance: string;
  asked: number;
  total: number;
  bound: number;
  /** To the bound that the reference proved in a long run, where it is the better one. */
  gapToBest: number | null;
  gap: number;
  seconds: number;
  cpuSeconds: number;
  violations: number;
  firstSeconds: number;
  course: Point[];
};

type PlannerBench = { runs: Run[]; references: Record<string, Reference> };

const numberIn = (cell: string | undefined): number =>
  Number((cell ?? '').replaceAll(/[*,]/g, '').trim().split(' ')[0]);

function references(): Record<string, Reference> {
  const found: Record<string, Reference> = {};
  let repair = false;
  for (const line of readFileSync(join(folder, 'RESULTS.md'), 'utf8').split('\n')) {
    if (line.startsWith('## ')) repair = line === '## REPAIR';
    const cells = line.split('|').map((cell) => cell.trim());
    const name = /^`([a-z0-9-]+)`$/.exec(cells[1] ?? '')?.[1];
    // Tables of terms and of what binds have the same first column, and come later.
    if (name === undefined || found[name] !== undefined) continue;
    const [best, bound, seconds] = repair ? [cells[5], cells[5], cells[6]] : [cells[7], cells[8], cells[10]];
    found[name] = {
      greedy: numberIn(cells[repair ? 2 : 3]),
      ruin: `${numberIn(cells[repair ? 3 : 5])} in ${cells[repair ? 4 : 6]} s`,
      best: `${numberIn(best)} in ${seconds} s`,
      bound: numberIn(bound),
    };
  }
  return found;
}

async function instanceOf(name: string): Promise<unknown> {
  const [size = '', seed = '', disruption] = name
    .replace('-s', ' ')
    .replace(/ (\d+)-/, ' $1 ')
    .split(' ');
  const { stdout } = await execute(
    process.execPath,
    [
      join(folder, 'generate.mjs'),
      ...['--size', size, '--seed', seed],
      ...(disruption === undefined ? [] : ['--disrupt', disruption]),
    ],
    { maxBuffer: 2 ** 28 },
  );
  return JSON.parse(stdout);
}

async function plan(
  name: string,
  raw: unknown,
  seconds: number,
  reference: Reference | undefined,
): Promise<Run> {
  const began = performance.now();
  const before = process.cpuUsage();
  const course: [number, number][] = [];
  const elapsed = (): number => performance.now() - began;
  const result = await planOnThreads(parseInstance(raw), {
    seconds,
    seed: 1,
    clock: elapsed,
    onProgress: (_, total) => void course.push([elapsed() / 1000, total]),
  });
  const { user, system } = process.cpuUsage(before);
  const best = Math.max(reference?.bound ?? Number.NEGATIVE_INFINITY, result.bound);
  return {
    instance: name,
    asked: seconds,
    total: result.total,
    bound: result.bound,
    gapToBest: reference === undefined ? null : Math.max(0, (result.total - best) / result.total),
    gap: result.gap,
    seconds: elapsed() / 1000,
    cpuSeconds: (user + system) / 1e6,
    violations: check(raw, result.plan).violations.length,
    firstSeconds: course[0]?.[0] ?? elapsed() / 1000,
    course: [...course, [elapsed() / 1000, result.total]],
  };
}

async function benchPlanner(quick: boolean): Promise<PlannerBench> {
  const known = references();
  const centres = ['centre10', 'centre20', 'centre40'];
  const work: [string, number[]][] = quick
    ? [['centre10-s1', [1]]]
    : [
        ...centres.flatMap((size) =>
          [1, 2, 3].map((seed): [string, number[]] => [`${size}-s${seed}`, [1, 2, 5]]),
        ),
        ...centres.flatMap((size) =>
          ['cancel', 'delay', 'unfit', 'close'].map((event): [string, number[]] => [
            `${size}-s1-${event}`,
            [2],
          ]),
        ),
        ['network-s1', [15, 60]],
        ['network-s1-delay', [15]],
      ];
  const runs: Run[] = [];
  for (const [name, times] of work) {
    const raw = await instanceOf(name);
    for (const seconds of times) runs.push(await plan(name, raw, seconds, known[name]));
  }
  return { runs, references: known };
}

const percent = (share: number): string => `${(100 * share).toFixed(2)} %`;

const tables = ({ runs, references: known }: PlannerBench): string =>
  table(
    [
      'instance',
      's asked',
      'total',
      'gap to the best bound',
      'own bound',
      'own gap',
      'processor s',
      'greedy',
      'ruin + recreate',
      'plain MILP',
      'its bound',
    ],
    runs.map((run) => {
      const reference = known[run.instance];
      return [
        run.instance,
        run.asked,
        `${run.total.toFixed(1)}${run.violations > 0 ? ` (${run.violations} violations)` : ''}`,
        run.gapToBest === null ? 'no reference' : percent(run.gapToBest),
        run.bound.toFixed(1),
        percent(run.gap),
        run.cpuSeconds.toFixed(1),
        reference?.greedy ?? '',
        reference?.ruin ?? '',
        reference?.best ?? '',
        reference?.bound ?? '',
      ];
    }),
  );

/** Gap to the long-run bound while the time passes. */
function plot({ runs, references: known }: PlannerBench): string {
  const panel = (title: string, names: readonly string[], seconds: number, highest: number) => {
    const colours = [palette.blue, palette.orange, palette.green];
    const marks = names.flatMap((name, i): Mark[] => {
      const run = runs.find(({ instance, asked }) => instance === name && asked === seconds);
      const bound = known[name]?.bound;
      if (run === undefined || bound === undefined) return [];
      const points = run.course.map(([at, total]): Point => [at, (100 * (total - bound)) / total]);
      return [{ kind: 'line', points, colour: colours[i % 3] ?? palette.grey, name }];
    });
    return {
      title,
      x: { label: 'seconds', from: 0, to: seconds },
      y: { label: 'gap to the bound, %', from: 0, to: highest },
      marks,
    };
  };
  return figure(
    [
      [
        panel('one centre', ['centre10-s1', 'centre20-s1', 'centre40-s1'], 5, 20),
        panel('50 sites', ['network-s1'], 60, 60),
      ],
    ],
    { heights: [240], about: 'Quality of the plan while the time passes' },
  );
}

/** The planner beside greedy, the benchmark's reference planners and the bounds that they proved. */
export const plannerSection: Section = {
  async measure(quick) {
    const bench = await benchPlanner(quick);
    if (!quick)
      writeFileSync(join(import.meta.dirname, '..', 'docs', 'images', 'planner-quality.svg'), plot(bench));
    const figures = bench.runs.map(({ course: _, ...run }) => run);
    return { figures, tables: tables(bench) };
  },
};
