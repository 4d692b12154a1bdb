import type { Board, Scope } from '../board/board.ts';
import { place, remove } from '../board/place.ts';
import { type Highs, loadHighs } from './load-highs.node.ts';
import { optionsFrom, startOf } from './model-start.ts';
import { planModel } from './plan-model.ts';

let loaded: Promise<Highs> | null = null;

/** One site after the other is planned at its best, the others as they stand, until the time is over. */
export async function polishSites(
  board: Board,
  scopes: readonly Scope[],
  leftMs: () => number,
): Promise<void> {
  loaded ??= loadHighs();
  const highs = await loaded;
  for (const scope of scopes) if (leftMs() > 50) polishSite(highs, board, scope, leftMs);
}

function polishSite(highs: Highs, board: Board, { movable, legs }: Scope, leftMs: () => number): void {
  const own = new Map(legs.map(({ departure, vials }) => [departure, vials]));
  const model = planModel(board, {
    doses: movable,
    room: (departure) => departure.limit - departure.vials + (own.get(departure) ?? 0),
  });
  using solver = highs.createModel(model.model.data());
  solver.options.set({
    output_flag: false,
    time_limit: Math.max(0.02, Math.min(3, leftMs() / 1000)),
    mip_rel_gap: 5e-4,
  });
  solver.setSolution({ colValue: startOf(model) });
  solver.run({
    [highs.constants.callbackType.mipInterrupt](event) {
      if (leftMs() <= 20) event.interrupt();
    },
  });
  const { colValue } = solver.getSolution();
  if (colValue.length === 0) return;
  const better = optionsFrom(model, colValue);
  const before = movable.map(({ chosen }) => chosen);
  const total = board.total;
  for (const dose of movable) remove(board, dose);
  for (const dose of movable) {
    const option = better.get(dose);
    if (option) place(board, dose, option);
  }
  if (board.total <= total + 1e-9) return;
  for (const dose of movable) remove(board, dose);
  movable.forEach((dose, i) => {
    const option = before[i];
    if (option) place(board, dose, option);
  });
}
