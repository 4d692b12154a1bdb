import '../tools/require-node.mjs';
import { parseArgs } from 'node:util';
import { startTestPostgres } from '../apps/server/src/store/test-postgres.ts';
import { benchColdStart } from './cold-start.ts';
import { benchCommands } from './commands.ts';
import { benchDose, doseTables } from './dose.ts';
import { benchListQueries, benchListRequests } from './lists.ts';
import { benchLiveBoards } from './live-boards.ts';
import { benchScreens } from './screens.ts';
import { seedPlace } from './support/place.ts';
import { loadNow, machine, screenTables, writeResults } from './support/report.ts';
import { benchWebgpuDose, webgpuDoseTable } from './webgpu-dose.ts';

const { values } = parseArgs({
  options: { quick: { type: 'boolean', default: false }, only: { type: 'string' } },
});
/** `--quick` looks whether everything runs, and writes nothing. */
const { quick } = values;
const sizes = quick ? { count: 300, recorded: 40 } : { count: 10_000, recorded: 320 };
const rounds = quick ? 1 : 7;
const times = quick ? 3 : 30;

const say = (text: string): void => void process.stdout.write(`${text}\n`);

const measureScreens = () =>
  benchScreens(quick ? { doses: 6, events: 150, repeats: 1 } : { doses: 60, events: 2000, repeats: 7 });

/** What `--only` measures alone, and says what it saw. */
const alone: Readonly<Record<string, () => Promise<string>>> = {
  screens: async () => screenTables(await measureScreens()),
  dose: async () => doseTables(await benchDose(quick)),
  'webgpu-dose': async () => webgpuDoseTable(await benchWebgpuDose(quick ? [32] : [64, 256], quick ? 1 : 5)),
};
if (values.only !== undefined) {
  const measure = alone[values.only];
  if (measure === undefined)
    throw new RangeError(`nothing is called ${values.only}; there are ${Object.keys(alone).join(', ')}`);
  const before = loadNow();
  say(await measure());
  say(`\nload ${before.toFixed(1)} before and ${loadNow().toFixed(1)} after`);
  process.exit();
}

async function benchPlace(url: string | null, concurrencies: readonly number[]) {
  const name = url === null ? 'PGlite' : 'PostgreSQL';
  say(`${name}: ${sizes.count} courses …`);
  using place = await seedPlace(url, sizes);
  say(`${name}: lists …`);
  const listRequests = await benchListRequests(place, times);
  const listQueries = await benchListQueries(place, times);
  say(`${name}: live boards …`);
  const liveBoards = await benchLiveBoards(
    place,
    quick ? { boards: 20, events: 2 } : { boards: 200, events: 20 },
  );
  say(`${name}: acts …`);
  return {
    listRequests,
    listQueries,
    liveBoards,
    commands: await benchCommands(place, { concurrencies, rounds }),
  };
}

const at = Temporal.Now.instant().toString({ smallestUnit: 'second' });
const before = loadNow();
say('cold start …');
const coldStart = await benchColdStart(quick ? 1 : 5);
say('screens …');
const screens = await measureScreens();
say('dose …');
const dose = await benchDose(quick);
await using server = await startTestPostgres();
const postgres = await benchPlace(await server.createDatabase(), [1, 8, 32]);
const pglite = await benchPlace(null, [1, 8]);
const results = {
  at,
  ...machine(),
  load: { before, after: loadNow() },
  courses: sizes.count,
  commands: { postgres: postgres.commands, pglite: pglite.commands },
  liveBoards: { postgres: postgres.liveBoards, pglite: pglite.liveBoards },
  listRequests: { postgres: postgres.listRequests, pglite: pglite.listRequests },
  listQueries: { postgres: postgres.listQueries, pglite: pglite.listQueries },
  coldStart,
  screens,
  dose,
};
if (quick) say(JSON.stringify(results, null, 2));
else writeResults(results);
