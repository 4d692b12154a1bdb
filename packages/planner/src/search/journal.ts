import type { Board, BoardDose, Option } from '../board/board.ts';
import { place, remove } from '../board/place.ts';

/** Changes to a board that can be taken back together. */
export class Journal {
  readonly #board: Board;
  readonly #doses: BoardDose[] = [];
  readonly #before: (Option | null)[] = [];

  constructor(board: Board) {
    this.#board = board;
  }

  get length(): number {
    return this.#doses.length;
  }

  remove(dose: BoardDose): void {
    this.#note(dose);
    remove(this.#board, dose);
  }

  place(dose: BoardDose, option: Option): void {
    this.#note(dose);
    place(this.#board, dose, option);
  }

  /** Everything since the last `keepIn` stands; what it changed is added to a list. */
  keepIn(changed: BoardDose[]): void {
    for (const dose of this.#doses) changed.push(dose);
    this.#clear();
  }

  #clear(): void {
    this.#doses.length = 0;
    this.#before.length = 0;
  }

  /** Everything since the last `keepIn` is undone. */
  undo(): void {
    const board = this.#board;
    for (const dose of this.#doses) remove(board, dose);
    for (let i = 0; i < this.#doses.length; i++) {
      const dose = this.#doses[i] as BoardDose;
      const option = this.#before[i] as Option | null;
      if (option !== null && dose.chosen === null) place(board, dose, option);
    }
    this.#clear();
  }

  #note(dose: BoardDose): void {
    if (this.#doses.includes(dose)) return;
    this.#doses.push(dose);
    this.#before.push(dose.chosen);
  }
}
