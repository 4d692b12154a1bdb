import { parentPort, workerData } from 'node:worker_threads';
import { openBoard } from '../board/open-board.ts';
import { anneal, stand } from '../search/anneal.ts';
import { Incumbent } from '../search/incumbent.ts';
import { Random } from '../search/random.ts';
import type { Task } from './task.node.ts';

const { instance, memory, seed, untilMs }: Task = workerData;
const board = openBoard(instance);
const incumbent = new Incumbent(memory);
stand(board, incumbent.read(board).options);
const random = new Random(seed, 0);
const offer = (): void =>
  incumbent.offer(
    board,
    board.total,
    board.movable.map(({ chosen }) => chosen),
  );
for (let round = 0; incumbent.elapsedMs < untilMs; round++) {
  // Each cooling takes half of the time that is left, the first from heat that forgets where it began.
  const fromMs = incumbent.elapsedMs;
  const leftMs = untilMs - fromMs;
  const roundMs = leftMs < 300 ? leftMs : leftMs / 2;
  const done = (): number => (incumbent.elapsedMs - fromMs) / roundMs;
  anneal(board, random, { from: round === 0 ? 25 : 4, to: 0.5, done });
  offer();
  if (incumbent.total < board.total - 1e-7) stand(board, incumbent.read(board).options);
}
parentPort?.postMessage('done');
