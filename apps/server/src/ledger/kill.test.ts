import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { projections } from '../projections/index.ts';
import { freshPostgres } from '../store/each-store.ts';
import { openDatabase } from '../store/index.ts';
import { startTestPostgres } from '../store/test-postgres.ts';
import { compareRebuilt } from './compare-rebuilt.ts';
import { killDuringWrites } from './kill-harness.ts';
import { type CommandAnswer, coordinatorCommand, DemoClient, type SentCommand } from './test-demo-client.ts';
import { verifyLedger } from './verify.ts';

/** The server as `npm start` runs it. */
const entry = resolve(import.meta.dirname, '../main.ts');
const folder = mkdtempSync(join(tmpdir(), 'lutetia-kill-'));
/** What Node keeps of the server's modules: a server that is killed writes none, and each life would compile anew. */
const compiled = { NODE_COMPILE_CACHE: join(folder, 'compiled') };
beforeAll(() => {
  const { status } = spawnSync(process.execPath, [entry, '--help'], { env: { ...process.env, ...compiled } });
  expect(status).toBe(0);
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** A coordinator who records facts of the demo centre's courses, and sends again what was not answered. */
class Coordinator {
  readonly #client = new DemoClient();
  #courses: string[] | undefined;
  readonly #unanswered = new Map<string, SentCommand>();
  readonly answered = new Map<string, CommandAnswer>();

  async write(address: string, turn: number): Promise<CommandAnswer> {
    const courses = this.#courses ?? [];
    return this.#send(address, coordinatorCommand(courses[turn % courses.length] ?? '', turn));
  }

  async afterRestart(address: string): Promise<void> {
    if (this.#courses === undefined) {
      await this.#client.signIn(address, 'coordinator');
      const { items } = await this.#client.at(address)('listCourses');
      this.#courses = items.map(({ courseId }) => courseId);
      expect(this.#courses.length).toBeGreaterThan(10);
    }
    for (const sent of [...this.#unanswered.values()]) await this.#send(address, sent);
  }

  async #send(address: string, sent: SentCommand): Promise<CommandAnswer> {
    const { commandId } = sent.body;
    this.#unanswered.set(commandId, sent);
    const answer = await this.#client.at(address)('commandCourse', sent);
    this.#unanswered.delete(commandId);
    this.answered.set(commandId, answer);
    return answer;
  }
}

/** Nothing acknowledged is missing, nothing is there by halves, and nothing twice. */
async function expectAllThere(
  place: { url: string } | { folder: string },
  answered: ReadonlyMap<string, CommandAnswer>,
): Promise<void> {
  await using store = await openDatabase(place);
  const ledger = await store.db
    .selectFrom('ledger')
    .select(['position', 'stream', 'version', 'hash'])
    .execute();
  const byPosition = new Map(ledger.map((row) => [row.position, row]));
  for (const { position, stream, version, hash } of [...answered.values()].flatMap(({ events }) => events)) {
    expect(byPosition.get(position)).toEqual({ position, stream, version, hash });
  }
  const logged = await store.db.selectFrom('command_log').selectAll().execute();
  expect(logged.map(({ command_id }) => command_id)).toEqual(expect.arrayContaining([...answered.keys()]));
  const { rows } = await sql`
    select stream, version from ledger
      where stream like 'course/%' and position >= (select min(l.position) from command_log c
        join ledger l on l.stream = c.stream and l.version = c.from_version)
    except
    select stream, generate_series(from_version, to_version) from command_log`.execute(store.db);
  expect(rows).toEqual([]); // no event without its command
  const { rows: halves } = await sql`
    select stream, generate_series(from_version, to_version) from command_log
    except select stream, version from ledger`.execute(store.db);
  expect(halves).toEqual([]);
  expect((await verifyLedger(store)).problems).toEqual([]);
  expect(await compareRebuilt(store, projections)).toEqual([]);
}

const environment = (name: string, url?: string): Record<string, string> => ({
  ...compiled,
  LUTETIA_DATA: join(folder, name),
  ...(url === undefined ? {} : { DATABASE_URL: url }),
});
const args = ['--port', '0'];
/** As many moments, which wander through all of a write (`killDuringWrites`). */
const kills = 16;

describe.concurrent.each(['pglite', 'postgres'] as const)(
  'killed many times during writes, on %s',
  (kind) => {
    test('the server has every acknowledged event, an unbroken chain and whole projections', {
      timeout: 900_000,
    }, async () => {
      const url = kind === 'pglite' ? undefined : await freshPostgres();
      const coordinator = new Coordinator();
      await killDuringWrites({
        entry,
        args,
        env: environment(kind, url),
        kills,
        writers: 3,
        write: (address, turn) => coordinator.write(address, turn),
        afterRestart: (address) => coordinator.afterRestart(address),
      });
      expect(coordinator.answered.size).toBeGreaterThanOrEqual(kills);
      await expectAllThere(
        url === undefined ? { folder: join(folder, kind) } : { url },
        coordinator.answered,
      );
    });
  },
);

test('a PostgreSQL server that crashes itself keeps every acknowledged event', {
  timeout: 300_000,
}, async () => {
  await using postgres = await startTestPostgres();
  const url = await postgres.createDatabase();
  const coordinator = new Coordinator();
  let crashes = 0;
  await killDuringWrites({
    entry,
    args,
    env: environment('crash', url),
    kills: 1,
    writers: 3,
    write: (address, turn) => coordinator.write(address, turn),
    afterRestart: (address) => coordinator.afterRestart(address),
    async untilKill() {
      for (; crashes < 3; crashes += 1) {
        await new Promise((resolve) => setTimeout(resolve, 20 * (crashes + 1)));
        await postgres.crash(); // while the writers are at it
        await postgres.restart();
        const before = coordinator.answered.size;
        await expect.poll(() => coordinator.answered.size, { timeout: 20_000 }).toBeGreaterThan(before + 3); // the same server goes on
      }
    },
  });
  expect(crashes).toBe(3);
  await expectAllThere({ url }, coordinator.answered);
});
