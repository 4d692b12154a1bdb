import { randomUUID } from 'node:crypto';
import { type ClientRequest, createServer, request, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { CallOutput } from '@lutetia/contract';
import { KeepAliveClient } from './support/keep-alive-client.ts';
import type { Place } from './support/place.ts';
import { startServer } from './support/server-process.ts';
import { median, quantile } from './support/statistics.ts';

export interface LiveBoards {
  boards: number;
  /** Doses on each board. */
  lines: number;
  events: number;
  /** From sending an act to its news on the last of the boards. */
  lastBoardMs: { p50: number; p95: number };
  /** A server that only sends the same bytes to as many connections. */
  bareMs: { p50: number; p95: number };
  ratio: number;
}

/** Many open boards of the day with most doses; an act changes one dose, and every board must show it. */
export async function benchLiveBoards(
  place: Place,
  { boards, events }: { boards: number; events: number },
): Promise<LiveBoards> {
  await using server = await startServer(place.env);
  using physician = await new KeepAliveClient(server.address).signIn('physician');
  const { date, lines } = await fullestDay(physician);
  const recorded = new Set(place.seeded.recorded);
  const courseId = lines.find((line) => recorded.has(line.courseId))?.courseId;
  if (courseId === undefined) throw new Error('no course of that day can be acted upon');
  const open = await openBoards(boards, `${server.address}/api/live?date=${date}`, physician.cookie);
  const last: number[] = [];
  let bytes = 0;
  for (let event = -1; event < events; event += 1) {
    const shown = open.next();
    const start = performance.now();
    await physician.send('POST', `/api/courses/${courseId}/commands`, {
      commandId: randomUUID(),
      type: 'receive-document',
      body: { kind: 'identity-document', status: event % 2 === 0 ? 'missing' : 'received' },
      overrides: [],
    });
    const news = await shown;
    if (event >= 0) last.push(performance.now() - start);
    bytes = news.length;
  }
  open.close();
  const bare = await bareSide(boards, events, 'x'.repeat(bytes));
  return {
    boards,
    lines: lines.length,
    events,
    lastBoardMs: { p50: median(last), p95: quantile(last, 0.95) },
    bareMs: { p50: median(bare), p95: quantile(bare, 0.95) },
    ratio: median(last) / median(bare),
  };
}

type Board = CallOutput<'today'>;

async function fullestDay(client: KeepAliveClient): Promise<Board> {
  const today = Temporal.Now.plainDateISO('Asia/Shanghai');
  const days: Board[] = [];
  for (let back = 0; back <= 20; back += 1) {
    const date = today.subtract({ days: back }).toString();
    days.push((await client.send('GET', `/api/today?date=${date}`)) as Board);
  }
  return days.reduce((most, day) => (day.lines.length > most.lines.length ? day : most));
}

/** Connections that listen; `next` resolves with the last one's news when all of them have heard something. */
async function openBoards(count: number, address: string, cookie: string) {
  const sent: ClientRequest[] = [];
  let heard: () => void = () => undefined;
  let line = '';
  let waiting = 0;
  const next = (): Promise<string> => {
    const { promise, resolve } = Promise.withResolvers<string>();
    waiting = count;
    heard = () => {
      waiting -= 1;
      if (waiting === 0) resolve(line);
    };
    return promise;
  };
  const opened = next();
  for (let board = 0; board < count; board += 1) {
    const one = request(address, { headers: { cookie }, agent: false }, (response) => {
      let rest = '';
      response.setEncoding('utf8');
      response.on('error', () => undefined);
      response.on('data', (part: string) => {
        const texts = (rest + part).split('\n\n');
        rest = texts.pop() ?? '';
        for (const text of texts) {
          if (!text.startsWith('data: ')) continue;
          line = text;
          heard();
        }
      });
    });
    one.on('error', () => undefined);
    one.end();
    sent.push(one);
  }
  await opened;
  return {
    next,
    close: () => {
      for (const one of sent) one.destroy();
    },
  };
}

async function bareSide(boards: number, events: number, payload: string): Promise<number[]> {
  const listening = new Set<ServerResponse>();
  const server = createServer((asked, answer) => {
    if (asked.method === 'POST') {
      for (const one of listening) one.write(`data: ${payload}\n\n`);
      answer.end('{}');
      return;
    }
    answer.writeHead(200, { 'content-type': 'text/event-stream' });
    answer.write('data: hello\n\n');
    listening.add(answer);
  });
  await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready));
  const address = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  using client = new KeepAliveClient(address);
  const open = await openBoards(boards, `${address}/`, '');
  const measured: number[] = [];
  for (let event = -1; event < events; event += 1) {
    const shown = open.next();
    const start = performance.now();
    await client.send('POST', '/', {});
    await shown;
    if (event >= 0) measured.push(performance.now() - start);
  }
  open.close();
  server.closeAllConnections();
  await new Promise((closed) => server.close(closed));
  return measured;
}
