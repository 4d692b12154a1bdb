import { type Centre, createCentre } from '../centre.ts';
import { openDatabase } from '../store/index.ts';
import { type Replay, replay, scenarioClock } from './replay.ts';
import { scenario } from './scenario.ts';

/** Cheap hashing: the people of a scenario end with it. */
const passwordLogCost = 10;

/**
 * Replays a scenario on a fresh, empty centre in memory.
 * @param image of an empty database, so that none has to be made
 * Errors: ZodError for a file that is no scenario.
 */
export async function replayInMemory(input: unknown, image?: Blob): Promise<Replay> {
  const given = scenario.parse(input);
  const clock = scenarioClock();
  await using store = await openDatabase({ folder: 'memory', image });
  await using centre: Centre = await createCentre({
    store,
    clock: () => clock.now,
    keysFolder: 'memory',
    filesFolder: 'memory',
    passwordLogCost,
    session: { idleMinutes: 60 * 24 * 400, hours: 24 * 400 },
  });
  return await replay(centre, clock, given);
}
