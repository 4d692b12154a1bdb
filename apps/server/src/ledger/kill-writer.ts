import { createServer } from 'node:http';
import { openDatabase } from '../store/index.ts';
import { compareRebuilt } from './compare-rebuilt.ts';
import { record } from './projection.ts';
import { sampleProjection, sampleTables } from './sample-projection.ts';
import { verifyLedger } from './verify.ts';

/**
 * The smallest server that writes as the real one does: every request to /write/STREAM records two
 * events with their projection in one transaction and answers when it is durable.
 */
const store = await openDatabase({ url: process.env.DATABASE_URL, folder: process.env.LUTETIA_DATA });
await store.engine.withSession((session) => session.script(sampleTables));

const server = createServer((request, response) => {
  const path = request.url ?? '';
  const answer = path.startsWith('/write/') ? write(path.slice('/write/'.length)) : check();
  answer.then(
    (value) => response.end(JSON.stringify(value)),
    (error: unknown) => response.writeHead(500).end(String(error)),
  );
});

async function write(stream: string) {
  const events = [
    { type: 'dose.received', body: { stream } },
    { type: 'dose.assayed', body: { stream, activityMBq: 7400 } },
  ];
  const at = Temporal.Now.instant();
  const who = { actor: 'technologist', role: 'technologist', site: 'demo', at };
  const recorded = await record(store, [sampleProjection], { stream, expectedVersion: 0, events, ...who });
  return recorded.map(({ position, version, hash }) => ({ stream, position, version, hash }));
}

async function check() {
  const { ok, problems, events } = await verifyLedger(store);
  return { ok, problems, events, differences: await compareRebuilt(store, [sampleProjection]) };
}

server.listen(0, '127.0.0.1', () => {
  const address = server.address();
  if (address !== null && typeof address !== 'string')
    process.stdout.write(`http://127.0.0.1:${address.port}\n`);
});
