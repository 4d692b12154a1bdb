import { Worker } from 'node:worker_threads';
import type { Board } from '../board/board.ts';
import { stand } from '../search/anneal.ts';
import { choicesOf, optionsOfChoices } from '../search/choices.ts';
import type { Incumbent } from '../search/incumbent.ts';
import { Random } from '../search/random.ts';
import type { Round, Task } from './task.node.ts';

const threads = 2;
const [hottest, coldest] = [25, 0.7];

/**
 * Sites share nothing but departures. Each thread anneals its half of the sites for a round, with its own vials and half of those
 * that nobody has; then the sites are dealt anew. At the end every site is planned at its best by HiGHS, the others as they stand.
 */
export async function planNetwork(
  board: Board,
  task: Task,
  incumbent: Incumbent,
  over: AbortSignal,
): Promise<void> {
  const workers = Array.from(
    { length: threads },
    (_, i) =>
      new Worker(new URL('./round-worker.node.ts', import.meta.url), {
        workerData: { ...task, seed: task.seed + i },
      }),
  );
  const random = new Random(task.seed, 2);
  /** The answer to a round; without one, the word that a thread is ready. */
  const ask = (worker: Worker, round?: Round): Promise<Int32Array> =>
    new Promise((resolve, reject) => {
      worker.removeAllListeners().once('message', resolve).once('error', reject);
      over.addEventListener('abort', () => reject(over.reason), { once: true });
      if (round !== undefined) worker.postMessage(round);
    });
  try {
    await Promise.all(workers.map((worker) => ask(worker)));
    const beganMs = incumbent.elapsedMs;
    const timeMs = task.untilMs - beganMs;
    const annealMs = 0.82 * timeMs;
    const temperature = (elapsedMs: number): number =>
      hottest * (coldest / hottest) ** Math.min(1, (elapsedMs - beganMs) / annealMs);
    while (!over.aborted && task.untilMs - incumbent.elapsedMs > 100) {
      const fromMs = incumbent.elapsedMs;
      const kind = fromMs - beganMs < annealMs - 50 ? 'anneal' : 'polish';
      const untilMs =
        kind === 'anneal'
          ? Math.min(beganMs + annealMs, fromMs + annealMs / 12)
          : Math.min(task.untilMs, fromMs + Math.max(0.12 * timeMs, 500));
      const parts = deal([...board.scopes.keys()], random);
      const before = choicesOf(board);
      const answers = await Promise.all(
        workers.map((worker, i) =>
          ask(worker, {
            kind,
            sites: parts[i] ?? [],
            choices: before,
            limits: limitsOf(board, i),
            from: temperature(fromMs),
            to: temperature(untilMs),
            untilMs,
          }),
        ),
      );
      merge(board, before, answers, parts);
      incumbent.offer(
        board,
        board.total,
        board.movable.map(({ chosen }) => chosen),
      );
    }
  } catch (error) {
    if (!over.aborted) throw error;
  } finally {
    await Promise.all(workers.map((worker) => worker.terminate()));
  }
}

/** Halves of the sites, by chance. */
function deal(sites: readonly string[], random: Random): string[][] {
  const parts: string[][] = Array.from({ length: threads }, () => []);
  sites
    .map((site) => ({ site, key: random.next() }))
    .sort((a, b) => a.key - b.key)
    .forEach(({ site }, i) => void parts[i % threads]?.push(site));
  return parts;
}

/** Every thread sees all vials that stand, and may add its share of those that are free. */
const limitsOf = ({ departures }: Board, thread: number): Int32Array =>
  Int32Array.from(departures, ({ room, vials }, i) => {
    const free = room - vials;
    return vials + Math.floor(free / threads) + (thread === i % threads ? free % threads : 0);
  });

/** Takes over from each thread what it did to its sites. */
function merge(
  board: Board,
  before: Int32Array,
  answers: readonly Int32Array[],
  parts: readonly (readonly string[])[],
): void {
  const threadOf = new Map(parts.flatMap((sites, i) => sites.map((site) => [site, i] as const)));
  const merged = before.map((choice, i) => {
    const thread = threadOf.get(board.movable[i]?.request.site ?? '');
    return (thread === undefined ? undefined : answers[thread]?.[i]) ?? choice;
  });
  stand(board, optionsOfChoices(board, merged));
}
