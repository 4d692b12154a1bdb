import { parentPort, workerData } from 'node:worker_threads';

import { openBoard } from '../board/open-board.ts';
import { loadHighs } from '../milp/load-highs.node.ts';
import { beside, optionsFrom, startOf } from '../milp/model-start.ts';
import { planModel } from '../milp/plan-model.ts';
import { stand } from '../search/anneal.ts';
import { Incumbent } from '../search/incumbent.ts';
import type { Task } from './task.node.ts';

const { instance, memory, untilMs }: Task = workerData;
const board = openBoard(instance);
const incumbent = new Incumbent(memory);
const highs = await loadHighs();
stand(board, incumbent.read(board).options);
const whole = planModel(board, { doses: board.movable, room: ({ room }) => room });
const start = startOf(whole);
const offset = beside(board, whole, start);
using model = highs.createModel(whole.model.data());
model.options.set({
  output_flag: false,
  time_limit: (untilMs - incumbent.elapsedMs) / 1000,
  mip_rel_gap: 1e-5,
});
model.setSolution({ colValue: start });
const { mipImprovingSolution, mipInterrupt, mipUserSolution } = highs.constants.callbackType;
const offer = (x: ArrayLike<number>): void => {
  const options = optionsFrom(whole, x);
  stand(
    board,
    board.movable.map((dose) => options.get(dose) ?? null),
  );
  incumbent.offer(
    board,
    board.total,
    board.movable.map(({ chosen }) => chosen),
  );
};
let known = incumbent.version;
model.run({
  [mipImprovingSolution]({ data }) {
    if (data.mip_solution !== undefined) offer(data.mip_solution);
  },
  [mipInterrupt](event) {
    const bound = event.data.mip_dual_bound;
    if (bound !== undefined) incumbent.raiseBound(bound + offset);
    if (incumbent.elapsedMs >= untilMs) event.interrupt();
  },
  [mipUserSolution](event) {
    const { version } = incumbent;
    if (version === known) return;
    known = version;
    const best = incumbent.read(board);
    if (best.total >= (event.data.mip_primal_bound ?? Number.POSITIVE_INFINITY) + offset - 1e-6) return;
    stand(board, best.options);
    const values = startOf(whole);
    event.setSolution(values);
  },
});
const optimal = model.getModelStatus() === highs.constants.modelStatus.optimal;
if (optimal) offer(model.getSolution().colValue);
incumbent.raiseBound(Number(model.info.get('mip_dual_bound')) + offset);
parentPort?.postMessage(optimal ? 'optimal' : 'done');
