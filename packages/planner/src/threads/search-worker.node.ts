import { parentPort, workerData } from 'node:worker_threads';
import { openBoard } from '../board/open-board.ts';
import { anneal, stand } from '../search/anneal.ts';
import { fillGreedily, restorePlan } from '../search/construct.ts';
import { Incumbent } from '../search/incumbent.ts';
import { Random } from '../search/random.ts';
import type { Task } from './task.node.ts';

const { instance, memory, seed, untilMs }: Task = workerData;
const board = openBoard(instance);
const incumbent = new Incumbent(memory);
restorePlan(board);
fillGreedily(board);
incumbent.offer(
  board,
  board.total,
  board.movable.map(({ chosen }) => chosen),
);
const random = new Random(seed, 0);
const beganMs = incumbent.elapsedMs;
for (let round = 0; incumbent.elapsedMs < untilMs; round++) {
  // The first cooling takes half of the time, the next ones half of what is left, from less heat.
  const [fromMs, leftMs] = [incumbent.elapsedMs, untilMs - incumbent.elapsedMs];
  const roundMs = leftMs < 400 ? leftMs : round === 0 ? 0.5 * (untilMs - beganMs) : 0.5 * leftMs;
  anneal(board, random, {
    from: round === 0 ? 15 : 4,
    to: 0.4,
    done: () => (incumbent.elapsedMs - fromMs) / roundMs,
  });
  incumbent.offer(
    board,
    board.total,
    board.movable.map(({ chosen }) => chosen),
  );
  if (incumbent.total < board.total - 1e-7) stand(board, incumbent.read(board).options);
}
parentPort?.postMessage('done');
