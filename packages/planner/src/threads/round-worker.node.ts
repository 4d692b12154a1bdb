import { parentPort, workerData } from 'node:worker_threads';
import type { Scope } from '../board/board.ts';
import { openBoard } from '../board/open-board.ts';
import { polishSites } from '../milp/polish-sites.node.ts';
import { anneal, stand } from '../search/anneal.ts';
import { choicesOf, optionsOfChoices } from '../search/choices.ts';
import { Incumbent } from '../search/incumbent.ts';
import { Random } from '../search/random.ts';
import type { Round, Task } from './task.node.ts';

const { instance, memory, seed }: Task = workerData;
const board = openBoard(instance);
const incumbent = new Incumbent(memory);
const random = new Random(seed, 1);

parentPort?.on('message', async ({ kind, sites, choices, limits, from, to, untilMs }: Round) => {
  board.departures.forEach((departure, i) => {
    departure.limit = limits[i] ?? 0;
  });
  stand(board, optionsOfChoices(board, choices));
  const scopes = sites.flatMap((site): Scope[] => {
    const scope = board.scopes.get(site);
    return scope === undefined ? [] : [scope];
  });
  const fromMs = incumbent.elapsedMs;
  if (kind === 'anneal') {
    // A round that was over before it began has no length to take a share of.
    const done = (): number =>
      incumbent.elapsedMs >= untilMs ? 1 : (incumbent.elapsedMs - fromMs) / (untilMs - fromMs);
    anneal(board, random, { from, to, scopes, done });
  } else await polishSites(board, scopes, () => untilMs - incumbent.elapsedMs);
  parentPort?.postMessage(choicesOf(board));
});

// The first round begins when its thread has its board.
parentPort?.postMessage(choicesOf(board));
