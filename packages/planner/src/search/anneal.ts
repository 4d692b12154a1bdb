import type { Board, BoardDose, Option, Scope } from '../board/board.ts';
import { place, remove } from '../board/place.ts';
import { Journal } from './journal.ts';
import { closeLeg, exchange, type Move, openLeg, rebuild, relocate } from './moves.ts';
import type { Random } from './random.ts';

export type Cooling = {
  readonly from: number;
  readonly to: number;
  /** Share of the search that is done, 0 to 1; asked every few hundred moves. */
  readonly done: () => number;
  /** The sites that it may change; all by default. */
  readonly scopes?: readonly Scope[];
};

/** Which moves are tried, and how often of a hundred. */
const mixture: readonly (readonly [Move, number])[] = [
  [relocate, 70],
  [exchange, 20],
  [rebuild, 2],
  [closeLeg, 4],
  [openLeg, 4],
];
const kinds: readonly Move[] = mixture.flatMap(([move, share]) => Array.from({ length: share }, () => move));

const turnMoves = 1024;

/**
 * Simulated annealing (Kirkpatrick et al. 1983): a change that costs `d` stands with probability exp(-d / T), while T falls
 * geometrically. The random number is drawn first, so that a change too dear is left before it is made. Leaves the best plan that it met on the board, and gives the number of moves that it tried.
 */
export function anneal(board: Board, random: Random, cooling: Cooling): number {
  const scopes = cooling.scopes ?? [...board.scopes.values()];
  const journal = new Journal(board);
  const movable = scopes.flatMap((scope) => scope.movable);
  for (const dose of movable) dose.best = dose.chosen;
  for (const leg of board.legs) leg.open = false;
  for (const leg of scopes.flatMap(({ legs }) => legs)) leg.open = true;
  let bestTotal = board.total;
  let temperature = cooling.from;
  /** Changed since the best plan. */
  let changed: BoardDose[] = [];
  let moves = 0;
  for (let turn = 0; movable.length > 0; turn++) {
    const done = cooling.done();
    if (done >= 1) break;
    temperature = cooling.from * (cooling.to / cooling.from) ** done;
    // One site after the other: what a processor keeps at hand is too small for a network.
    const scope = scopes[turn % scopes.length] as Scope;
    for (const end = moves + turnMoves; moves < end; moves++) {
      const before = board.total;
      const allowed = -temperature * Math.log(1 - random.next());
      const move = kinds[random.below(100)] as Move;
      if (move(board, scope, journal, random, allowed) && board.total - before <= allowed) {
        journal.keepIn(changed);
        if (board.total < bestTotal - 1e-9) {
          bestTotal = board.total;
          for (const dose of changed) dose.best = dose.chosen;
          changed.length = 0;
        } else if (changed.length > 4 * movable.length) changed = [...new Set(changed)];
      } else if (journal.length > 0) {
        journal.undo();
        board.total = before;
      }
    }
  }
  for (const dose of movable) remove(board, dose);
  for (const dose of movable) if (dose.best !== null) place(board, dose, dose.best);
  return moves;
}

/** Puts a plan on the board, an option or none for each movable dose. */
export function stand(board: Board, options: readonly (Option | null)[]): void {
  for (const dose of board.movable) remove(board, dose);
  board.movable.forEach((dose, i) => {
    const option = options[i];
    if (option) place(board, dose, option);
  });
}
