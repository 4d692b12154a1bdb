import { randomUUID } from 'node:crypto';
import { createInterface } from 'node:readline';
import type { Readable } from 'node:stream';
import { json } from 'node:stream/consumers';
import {
  aboutFile,
  type Call,
  createClient,
  type ErrorCode,
  type LiveNews,
  routes,
  writeAbout,
} from '@lutetia/contract';
import type { Role } from '@lutetia/course';
import {
  accountRow,
  codeOfStep,
  lockSession,
  newSecondFactor,
  openSession,
  sealSecondFactor,
  stepAt,
  tokenHash,
} from '../access/index.ts';
import { type Centre, type CentreOptions, createCentre } from '../centre.ts';
import { isoOf } from '../context.ts';
import { seedDemo } from '../demo/index.ts';
import { freshMemory } from '../store/each-store.ts';
import type { Store } from '../store/index.ts';

export const password = 'correct horse battery';
export const pin = '135790';

/** Requests with the cookies of one browser, as HTTP without a socket. */
export class Browser {
  readonly #centre: Centre;
  readonly cookies = new Map<string, string>();
  readonly call: Call;

  constructor(centre: Centre) {
    this.#centre = centre;
    this.call = createClient('', async (url, init) => {
      const response = await this.send(
        init?.method ?? 'GET',
        String(url),
        typeof init?.body === 'string' ? init.body : undefined,
        init?.headers as Record<string, string>,
      );
      return new Response(response.payload, { status: response.statusCode });
    });
  }

  async send(method: string, url: string, payload?: string, headers: Record<string, string> = {}) {
    const cookie = [...this.cookies].map(([name, value]) => `${name}=${value}`).join('; ');
    const response = await this.#centre.app.inject({
      method: method as 'GET',
      url,
      headers: { ...headers, cookie },
      ...(payload === undefined ? {} : { payload }),
    });
    for (const { name, value } of response.cookies) {
      if (value === '') this.cookies.delete(name);
      else this.cookies.set(name, value);
    }
    return response;
  }

  sendFile(url: string, payload: Buffer | Readable, about: unknown) {
    const cookie = [...this.cookies].map(([name, value]) => `${name}=${value}`).join('; ');
    return this.#centre.app.inject({
      method: 'POST',
      url,
      headers: { cookie, 'content-type': 'application/octet-stream', [aboutFile]: writeAbout(about) },
      payload,
    });
  }

  /** The events of a stream as they come; `close` is the browser going away. */
  async listen(url: string): Promise<{
    status: number;
    code: ErrorCode | null;
    next: () => Promise<LiveNews | null>;
    /** The next event as it is sent. */
    data: () => Promise<string | null>;
    close: () => void;
  }> {
    const cookie = [...this.cookies].map(([name, value]) => `${name}=${value}`).join('; ');
    const response = await this.#centre.app.inject({
      method: 'GET',
      url,
      headers: { cookie },
      payloadAsStream: true,
    });
    const body = response.stream();
    const close = () => void body.destroy();
    if (response.statusCode !== 200) {
      const { error } = (await json(body)) as { error?: { code: ErrorCode } };
      return {
        status: response.statusCode,
        code: error?.code ?? null,
        next: async () => null,
        data: async () => null,
        close,
      };
    }
    const lines = createInterface({ input: body })[Symbol.asyncIterator]();
    const data = async (): Promise<string | null> => {
      for (;;) {
        const { value, done } = await lines.next();
        if (done) return null;
        if (value.startsWith('data: ')) return value.slice(6);
      }
    };
    const next = async (): Promise<LiveNews | null> => {
      const text = await data();
      return text === null ? null : routes.live.response.parse(JSON.parse(text));
    };
    return { status: 200, code: null, next, data, close };
  }

  /** Status and code of the catalogue of a request with a JSON body. */
  async outcome(
    method: string,
    url: string,
    body?: unknown,
  ): Promise<{ status: number; code: ErrorCode | null }> {
    const response = await this.send(
      method,
      url,
      body === undefined ? undefined : JSON.stringify(body),
      body === undefined ? {} : { 'content-type': 'application/json' },
    );
    const { error } = response.json() as { error?: { code: ErrorCode } };
    return { status: response.statusCode, code: error?.code ?? null };
  }
}

export interface TestPerson {
  id: string;
  username: string;
  secret: string;
}

export interface TestCentre extends AsyncDisposable {
  centre: Centre;
  /** Moved by the test. */
  clock: { now: Temporal.Instant };
  browser(): Browser;
  /** An account with password, PIN and confirmed second factor. */
  person(roles: readonly Role[], more?: { username?: string; personId?: string }): Promise<TestPerson>;
  /** Somebody of the demo centre. */
  named(username: string): Promise<TestPerson>;
  /** A browser in which a person is signed in. */
  enter(person: TestPerson, state?: 'open' | 'locked' | 'unconfirmed'): Promise<Browser>;
  /** The one-time code that the person's app shows; moves the clock on, since each is taken once. */
  nextCode(person: TestPerson): string;
}

/** A centre that is set up (or the demo centre), with a clock of its own. Hashing is cheap in it. */
export async function openTestCentre(
  given: { store?: Store; start?: string } & Partial<CentreOptions> = {},
): Promise<TestCentre> {
  const stack = new AsyncDisposableStack();
  const store = given.store ?? stack.use(await freshMemory());
  const clock = { now: Temporal.Instant.from(given.start ?? '2026-11-24T01:00:00Z') };
  const centre = stack.use(
    await createCentre({
      keysFolder: 'memory',
      filesFolder: 'memory',
      clock: () => clock.now,
      passwordLogCost: 4,
      ...given,
      store,
    }),
  );
  const { context } = centre;
  let count = 0;
  const test: TestCentre = {
    centre,
    clock,
    browser: () => new Browser(centre),
    async person(roles, { username, personId } = {}) {
      count += 1;
      const name = username ?? `user${count}`;
      const row = await accountRow(context, {
        username: name,
        displayName: `Person ${name}`,
        roles,
        password,
        pin,
        personId,
      });
      const secret = newSecondFactor();
      const cipher = sealSecondFactor(context.secrets, row.id, secret);
      await store.db
        .insertInto('user_account')
        .values({ ...row, second_factor_cipher: cipher, second_factor_at: isoOf(clock.now) })
        .execute();
      return { id: row.id, username: name, secret };
    },
    async named(username) {
      const { id } = await store.db
        .selectFrom('user_account')
        .select('id')
        .where('username', '=', username)
        .executeTakeFirstOrThrow();
      return { id, username, secret: '' };
    },
    async enter({ id }, state = 'open') {
      const browser = new Browser(centre);
      const device = randomUUID();
      await store.transaction(async (tx) => {
        const token = await openSession(tx, {
          userId: id,
          deviceHash: tokenHash(device),
          confirmed: state !== 'unconfirmed',
          now: clock.now,
          limits: context.session,
        });
        browser.cookies.set('lutetia_session', token).set('lutetia_device', device);
        if (state !== 'locked') return;
        const { id: session } = await tx
          .selectFrom('session')
          .select('id')
          .where('token_hash', '=', tokenHash(token))
          .executeTakeFirstOrThrow();
        await lockSession(tx, session, clock.now);
      });
      return browser;
    },
    nextCode({ secret }) {
      clock.now = clock.now.add({ seconds: 30 });
      return codeOfStep(secret, stepAt(clock.now));
    },
    [Symbol.asyncDispose]: () => stack.disposeAsync(),
  };
  if (context.demo) {
    await seedDemo(context);
    return test;
  }
  await test.browser().call('setUp', {
    body: {
      siteName: 'Test centre',
      country: 'CN',
      timeZone: 'Asia/Shanghai',
      username: 'first',
      displayName: 'First administrator',
      password,
      pin,
    },
  });
  return test;
}
