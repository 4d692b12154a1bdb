import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { type Call, createClient } from '@lutetia/contract';
import {
  at,
  type CourseStep,
  type ExamplePerson,
  type ExampleUserKey,
  exampleSite,
  exampleUsers,
  type SiteStep,
  siteScript,
} from '@lutetia/example';
import { type Centre, createCentre, type Store } from '@lutetia/server';
import { Secret, TOTP } from 'otpauth';
import { freshMemory } from '../../apps/server/src/store/each-store.ts';

/** Today of the site's papers: calibrations and training run out well after the course. */
export const today = '2026-11-24';
export const password = 'browser-test-password';
export const pin = '246810';

export interface TestCentre extends AsyncDisposable {
  readonly address: string;
  readonly store: Store;
  now: Temporal.Instant;
  readonly userId: (key: ExampleUserKey) => string;
  /** The code that a person's authenticator app shows; each is taken once, so the clock moves on. */
  codeOf(key: ExampleUserKey): string;
  /** Ends the server and starts it anew at the same address, on the same database and keys. */
  restart(): Promise<void>;
  /** An act on the site, apart from the browser. */
  onSite(step: SiteStep): Promise<void>;
  /** Plays acts of a course over HTTP, each at its time or now where that has passed. */
  play(courseId: string, steps: readonly CourseStep[]): Promise<void>;
  /** Plays the first acts of a course over HTTP; gives its id. */
  playTo(steps: readonly CourseStep[], person: ExamplePerson): Promise<string>;
}

/** A real, empty centre in this process, listening, whose clock the test moves; set up over HTTP. */
export async function openTestCentre(): Promise<TestCentre> {
  const store = await freshMemory();
  const state = { now: Temporal.Instant.from(at(today, -365, '08:00')) };
  const keysFolder = mkdtempSync(join(tmpdir(), 'lutetia-e2e-keys-'));
  const start = () =>
    createCentre({
      store,
      clock: () => state.now,
      keysFolder,
      filesFolder: join(keysFolder, 'files'),
      passwordLogCost: 10,
      session: { idleMinutes: 60 * 24 * 400, hours: 24 * 400 },
      webFolder: resolve(import.meta.dirname, '../../apps/web/dist'),
    });
  let centre: Centre = await start();
  const address = await centre.app.listen({ host: '127.0.0.1', port: 0 });
  const secrets = new Map<ExampleUserKey, string>();
  const ids = new Map<ExampleUserKey, string>();
  const clients = new Map<ExampleUserKey, Call>();

  const codeOf = (key: ExampleUserKey): string => {
    state.now = state.now.add({ seconds: 31 });
    return codeAt(secrets.get(key) ?? '', state.now);
  };
  const enter = async (key: ExampleUserKey): Promise<Call> => {
    const call = createClient(address, jar());
    const { username } = exampleUsers[key];
    const known = secrets.get(key);
    const body = { username, password, ...(known === undefined ? {} : { code: codeOf(key) }) };
    const { enrol } = await call('signIn', { body });
    if (enrol !== null) {
      secrets.set(key, enrol.secret);
      await call('confirmSecondFactor', { body: { code: codeOf(key) } });
    }
    ids.set(key, (await call('me')).userId);
    clients.set(key, call);
    return call;
  };

  const caller = (key: ExampleUserKey): Call => {
    const call = clients.get(key);
    if (call === undefined) throw new Error(`${key} has not entered`);
    return call;
  };
  const forward = (when: string) => {
    const then = Temporal.Instant.from(when);
    if (Temporal.Instant.compare(then, state.now) > 0) state.now = then;
  };

  const test: TestCentre = {
    address,
    store,
    get now() {
      return state.now;
    },
    set now(instant) {
      state.now = instant;
    },
    userId: (key) => ids.get(key) ?? '',
    codeOf,
    async restart() {
      centre.app.server.closeAllConnections();
      await centre[Symbol.asyncDispose]();
      centre = await start();
      await centre.app.listen({ host: '127.0.0.1', port: Number(new URL(address).port) });
    },
    async onSite({ by, type, body }) {
      const call = await enter(by);
      await call('commandSite', {
        body: { commandId: crypto.randomUUID(), type, body, signature: { method: 'pin', secret: pin } },
      });
    },
    async play(courseId, steps) {
      for (const step of steps) {
        forward(step.at);
        const { view } = await caller('physician')('course', { params: { id: courseId } });
        const body = typeof step.body === 'function' ? step.body(view.course) : step.body;
        await caller(step.by)('commandCourse', {
          params: { id: courseId },
          body: {
            commandId: crypto.randomUUID(),
            type: step.type,
            body,
            signature: { method: 'pin', secret: pin },
            ...(step.witness === undefined
              ? {}
              : { witness: { username: exampleUsers[step.witness].username, method: 'pin', secret: pin } }),
          },
        });
      }
    },
    async playTo([referral, ...steps], person) {
      if (referral === undefined || typeof referral.body === 'function')
        throw new Error('a course begins with a referral');
      forward(referral.at);
      const { courseId } = await caller('coordinator')('openCourse', {
        body: {
          commandId: crypto.randomUUID(),
          person: { ...person, identifiers: person.identifiers.map((one) => ({ ...one })) },
          referral: referral.body,
        },
      });
      await test.play(courseId, steps);
      return courseId;
    },
    async [Symbol.asyncDispose]() {
      await centre[Symbol.asyncDispose]();
      await store.close();
      rmSync(keysFolder, { recursive: true, force: true });
    },
  };

  const { administrator, patient: _, ...others } = exampleUsers;
  const { name, country, timeZone } = exampleSite;
  await createClient(address, jar())('setUp', {
    body: { siteName: name, country, timeZone, ...account(administrator) },
  });
  const admin = await enter('administrator');
  for (const user of Object.values(others)) {
    await admin('createUser', { body: { ...account(user), roles: [...user.roles] } });
  }
  for (const key of Object.keys(others)) await enter(key as ExampleUserKey);
  for (const { at: when, by, type, body } of siteScript(today, test.userId)) {
    const then = Temporal.Instant.from(when);
    if (Temporal.Instant.compare(then, state.now) > 0) state.now = then;
    const call = clients.get(by);
    await call?.('commandSite', {
      body: { commandId: crypto.randomUUID(), type, body, signature: { method: 'pin', secret: pin } },
    });
  }
  return test;
}

const account = ({ username, displayName }: { username: string; displayName: string }) => ({
  username,
  displayName,
  password,
  pin,
});

export const codeAt = (secret: string, at: Temporal.Instant): string =>
  new TOTP({ secret: Secret.fromBase32(secret) }).generate({ timestamp: at.epochMilliseconds });

/** `fetch` that keeps its cookies, as a browser does. */
function jar(): typeof fetch {
  const cookies = new Map<string, string>();
  return async (url, init) => {
    const headers = new Headers(init?.headers);
    headers.set('cookie', [...cookies].map(([name, value]) => `${name}=${value}`).join('; '));
    const response = await fetch(url, { ...init, headers });
    for (const cookie of response.headers.getSetCookie()) {
      const [pair = ''] = cookie.split(';');
      const at = pair.indexOf('=');
      cookies.set(pair.slice(0, at), pair.slice(at + 1));
    }
    return response;
  };
}
