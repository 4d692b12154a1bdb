import type { Board, Option } from '../board/board.ts';
import { place, remove } from '../board/place.ts';
import { Journal } from './journal.ts';
import { closeLeg, exchange, type Move, openLeg, rebuild, relocate } from './moves.ts';
import type { Random } from './random.ts';

export type Cooling = {
  readonly from: number;
  readonly to: number;
  /** Share of the search that is done, 0 to 1; asked every few hundred moves. */
  readonly done: () => number;
  /** Called when a plan is the best so far. */
  readonly onBest?: (total: number) => void;
};

/** Which moves are tried, and how often of a hundred. */
const mixture: readonly (readonly [Move, number])[] = [
  [relocate, 62],
  [exchange, 28],
  [rebuild, 6],
  [closeLeg, 2],
  [openLeg, 2],
];
const moves: readonly Move[] = mixture.flatMap(([move, share]) => Array.from({ length: share }, () => move));

/**
 * Simulated annealing (Kirkpatrick et al. 1983): a change that costs `d` stands with probability exp(-d / T), while T falls
 * geometrically. Leaves the best plan that it met on the board.
 */
export function anneal(board: Board, random: Random, cooling: Cooling): number {
  const journal = new Journal(board);
  const best: (Option | null)[] = board.movable.map(({ chosen }) => chosen);
  let bestTotal = board.total;
  let temperature = cooling.from;
  let iterations = 0;
  if (board.movable.length === 0) return 0;
  for (; ; iterations++) {
    if (iterations % 256 === 0) {
      const done = cooling.done();
      if (done >= 1) break;
      temperature = cooling.from * (cooling.to / cooling.from) ** done;
    }
    const before = board.total;
    const changed = random.pick(moves)(board, journal, random);
    const cost = board.total - before;
    if (changed && (cost <= 0 || random.next() < Math.exp(-cost / temperature))) {
      journal.keep();
      if (board.total < bestTotal - 1e-9) {
        bestTotal = board.total;
        for (let i = 0; i < best.length; i++)
          best[i] = (board.movable[i] as (typeof board.movable)[number]).chosen;
        cooling.onBest?.(bestTotal);
      }
    } else {
      journal.undo();
      board.total = before;
    }
  }
  stand(board, best);
  return iterations;
}

/** Puts a plan on the board, an option or none for each movable dose. */
export function stand(board: Board, options: readonly (Option | null)[]): void {
  for (const dose of board.movable) remove(board, dose);
  board.movable.forEach((dose, i) => {
    const option = options[i];
    if (option) place(board, dose, option);
  });
}
