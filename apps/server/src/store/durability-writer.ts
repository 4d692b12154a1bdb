import { appendFileSync, mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { record } from '../ledger/index.ts';
import { openDatabase } from './open.ts';

/**
 * Entry of a process that is traced: appends `count` events to a PGlite folder and, after each
 * promise has resolved, writes a line to acknowledged.log as the answer to a client would be.
 */
const [folder, count] = process.argv.slice(2);
if (folder === undefined || count === undefined) throw new TypeError('usage: FOLDER COUNT');
mkdirSync(folder, { recursive: true });
await using store = await openDatabase({ folder });
for (let n = 0; n < Number(count); n += 1) {
  const events = [{ type: 'dose.assayed', body: { n, note: 'x'.repeat(n * 100) } }];
  const at = Temporal.Now.instant();
  await record(store, [], {
    stream: `s-${n}`,
    expectedVersion: 0,
    events,
    actor: 'a',
    role: 'r',
    site: 's',
    at,
  });
  appendFileSync(join(folder, 'acknowledged.log'), `${n}\n`);
}
// Enough at once to cross into a new segment of the write-ahead log (16 MiB).
await store.engine.withSession((session) =>
  session.script(
    'create table filler as select repeat(md5(g::text), 30) as t from generate_series(1, 20000) g',
  ),
);
appendFileSync(join(folder, 'acknowledged.log'), 'filler\n');
