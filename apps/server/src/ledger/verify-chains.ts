import { sql } from 'kysely';
import type { Db } from '../store/index.ts';
import { type Recorded, streamStart } from './event.ts';
import type { Problems } from './problem.ts';
import { fromRow } from './rows.ts';
import { agrees, areSwapped } from './swapped.ts';

interface HeadRow {
  stream: string;
  version: number;
  position: number;
  hash: string;
}

export interface Chains {
  events: number;
  streams: number;
  /** Versions that are missing, counted: each explains one hole among the positions. */
  missing: number;
}

const batchSize = 1000;
/** Pairs grow with the square: beyond this many changed events each is only named changed. */
const comparable = 64;

/**
 * Walks every stream in order beside the table of heads: content against hash, each event against
 * the one before, the last against its head. Looks at positions up to `tip` only, so that it can run
 * while events are appended.
 */
export async function verifyChains(db: Db, tip: number, problems: Problems): Promise<Chains> {
  const chains: Chains = { events: 0, streams: 0, missing: 0 };
  const changed: Recorded[] = [];
  const heads = readHeads(db);
  let head = await next(heads);
  let last: Recorded | undefined;

  const finish = async (stream: Recorded | undefined): Promise<void> => {
    while (head !== undefined && (stream === undefined || isBefore(head.stream, stream.stream))) {
      if (head.position <= tip) missingStream(head, chains, problems);
      head = await next(heads);
    }
    if (stream === undefined) return;
    const own = head?.stream === stream.stream ? head : undefined;
    if (own === undefined) unknownStream(stream, problems);
    else {
      if (own.position <= tip) compareHead(stream, own, chains, problems);
      head = await next(heads);
    }
  };

  for await (const event of readChains(db, tip)) {
    if (last !== undefined && last.stream !== event.stream) {
      await finish(last);
      last = undefined;
    }
    chains.events += 1;
    if (last === undefined) chains.streams += 1;
    if (!agrees(event)) keepChanged(event, changed, problems);
    compareWithPrevious(event, last, chains, problems);
    last = event;
  }
  if (last !== undefined) await finish(last);
  await finish(undefined);
  nameChanged(changed, problems);
  return chains;
}

function compareWithPrevious(
  event: Recorded,
  last: Recorded | undefined,
  chains: Chains,
  problems: Problems,
): void {
  const { stream, position } = event;
  const expected = (last?.version ?? 0) + 1;
  if (event.version > expected) {
    chains.missing += event.version - expected;
    for (let version = expected; version < event.version; version += 1) {
      problems.add({ kind: 'missing-event', stream, version, detail: `version ${version} is gone` });
    }
    return; // the gap explains the broken chain
  }
  if (event.prevHash !== (last?.hash ?? streamStart)) {
    const before = last === undefined ? 'the start of the stream' : `version ${last.version}`;
    problems.add({
      kind: 'broken-chain',
      stream,
      version: event.version,
      position,
      detail: `does not follow ${before}`,
    });
  }
}

function compareHead(last: Recorded, head: HeadRow, chains: Chains, problems: Problems): void {
  const { stream, version, position } = last;
  if (head.version > version) {
    chains.missing += head.version - version;
    problems.add({
      kind: 'missing-tail',
      stream,
      version: version + 1,
      detail: `versions ${version + 1} to ${head.version} are gone`,
    });
  } else if (head.version < version) {
    problems.add({
      kind: 'forged-event',
      stream,
      version,
      position,
      detail: `the stream's head is version ${head.version}: later events were not recorded by the ledger`,
    });
  } else if (head.hash !== last.hash || head.position !== position) {
    problems.add({
      kind: 'broken-chain',
      stream,
      version,
      position,
      detail: "is not what the stream's head says",
    });
  }
}

function missingStream(head: HeadRow, chains: Chains, problems: Problems): void {
  chains.missing += head.version;
  const { stream, version } = head;
  problems.add({
    kind: 'missing-stream',
    stream,
    version,
    detail: `all ${version} events of the stream are gone`,
  });
}

function unknownStream({ stream, version, position }: Recorded, problems: Problems): void {
  const detail =
    'the stream has events but no head: it was not recorded by the ledger, or its head was removed';
  problems.add({ kind: 'forged-event', stream, version, position, detail });
}

function keepChanged(event: Recorded, changed: Recorded[], problems: Problems): void {
  if (changed.length < comparable) changed.push(event);
  else addChanged(event, problems);
}

function nameChanged(changed: readonly Recorded[], problems: Problems): void {
  const named = new Set<Recorded>();
  for (const [index, a] of changed.entries()) {
    const b = changed.slice(index + 1).find((other) => !named.has(other) && areSwapped(a, other));
    if (named.has(a) || b === undefined) continue;
    named.add(a).add(b);
    addSwapped(a, b, problems);
    addSwapped(b, a, problems);
  }
  for (const event of changed) if (!named.has(event)) addChanged(event, problems);
}

function addSwapped(event: Recorded, other: Recorded, problems: Problems): void {
  const { stream, version, position } = event;
  const detail = `was swapped with ${other.stream} version ${other.version}`;
  problems.add({ kind: 'swapped-order', stream, version, position, detail });
}

function addChanged({ stream, version, position }: Recorded, problems: Problems): void {
  problems.add({
    kind: 'changed-body',
    stream,
    version,
    position,
    detail: 'the content does not have its hash',
  });
}

async function* readChains(db: Db, tip: number): AsyncGenerator<Recorded> {
  let [stream, version] = ['', 0];
  for (;;) {
    const rows = await db
      .selectFrom('ledger')
      .selectAll()
      .where(sql<boolean>`(stream, version) > (${stream} collate "C", ${version}::int)`)
      .where('position', '<=', tip)
      .orderBy('stream')
      .orderBy('version')
      .limit(batchSize)
      .execute();
    for (const row of rows) yield fromRow(row);
    const last = rows.at(-1);
    if (last === undefined) return;
    [stream, version] = [last.stream, last.version];
  }
}

async function* readHeads(db: Db): AsyncGenerator<HeadRow> {
  let stream = '';
  for (;;) {
    const rows = await db
      .selectFrom('stream_head')
      .selectAll()
      .where('stream', '>', stream)
      .orderBy('stream')
      .limit(batchSize)
      .execute();
    yield* rows;
    const last = rows.at(-1);
    if (last === undefined) return;
    stream = last.stream;
  }
}

async function next(heads: AsyncGenerator<HeadRow>): Promise<HeadRow | undefined> {
  const { value, done } = await heads.next();
  return done === true ? undefined : value;
}

/** The database's order of streams: bytes of UTF-8 (collation "C"), not UTF-16 code units. */
function isBefore(a: string, b: string): boolean {
  return Buffer.compare(Buffer.from(a), Buffer.from(b)) < 0;
}
