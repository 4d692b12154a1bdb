import type { Board, Option } from '../board/board.ts';

/** The plan that stands on a board as numbers: for each movable dose that of its option, or -1. */
export const choicesOf = (board: Board): Int32Array =>
  Int32Array.from(board.movable, ({ chosen, options }) => (chosen === null ? -1 : options.indexOf(chosen)));

export const optionsOfChoices = (board: Board, choices: Int32Array): (Option | null)[] =>
  board.movable.map(({ options }, i) => options[choices[i] ?? -1] ?? null);
