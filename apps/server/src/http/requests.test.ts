import { commandTypes, siteCommandTypes } from '@lutetia/course';
import { examplePeople, referralOf } from '@lutetia/example';
import { pino } from 'pino';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { eachStore } from '../store/each-store.ts';
import { type Browser, openTestCentre, password, type TestCentre } from './test-centre.ts';

let at: TestCentre;
let browser: Browser;
beforeAll(async () => {
  at = await openTestCentre();
  browser = await at.enter(await at.person(['physician', 'coordinator']));
});
afterAll(() => at[Symbol.asyncDispose]());

const json = { 'content-type': 'application/json' };
async function send(payload: string, headers: Record<string, string> = json, url = '/api/courses') {
  const response = await browser.send('POST', url, payload, headers);
  return [response.statusCode, (response.json() as { error?: { code: string } }).error?.code];
}

const [patient] = examplePeople;
const hospitalNumber = (value: string) => ({ kind: 'hospital-number', value, country: '' });
const refer = (change: object) =>
  send(
    JSON.stringify({
      commandId: crypto.randomUUID(),
      person: { ...patient, ...change },
      referral: referralOf(patient),
    }),
  );

describe('what cannot be read', () => {
  test('is answered from the catalogue', async () => {
    expect(await send('{"a":')).toEqual([400, 'bad-input']);
    expect(await send('')).toEqual([400, 'bad-input']);
    expect(await send('null')).toEqual([400, 'bad-input']);
    expect(await send('{"__proto__":{"roles":["administrator"]}}')).toEqual([400, 'bad-input']);
    expect(await send('a=b', { 'content-type': 'application/x-www-form-urlencoded' })).toEqual([
      415,
      'wrong-content-type',
    ]);
    expect(await send('hello', { 'content-type': 'text/plain' })).toEqual([415, 'wrong-content-type']);
    expect(await send(JSON.stringify({ a: 'x'.repeat(2 * 1024 * 1024) }))).toEqual([413, 'too-large']);
    expect(await send('{}', json, '/api/nowhere')).toEqual([404, 'not-found']);
    expect(await send('{"x":1}', json, '/api/session/lock')).toEqual([400, 'bad-input']);
  });

  test('in address and query too', async () => {
    expect(await browser.outcome('GET', '/api/courses/not-a-uuid')).toEqual({
      status: 400,
      code: 'bad-input',
    });
    expect(await browser.outcome('GET', '/api/courses?limit=0')).toEqual({ status: 400, code: 'bad-input' });
    expect(await browser.outcome('GET', '/api/courses?colour=red')).toEqual({
      status: 400,
      code: 'bad-input',
    });
    expect(await browser.outcome('GET', '/api/%E0%A4%A')).toEqual({ status: 400, code: 'bad-input' });
    expect(await browser.outcome('PUT', '/api/courses')).toEqual({ status: 404, code: 'not-found' });
  });

  test.each([
    ['a language in words', { language: 'Chinese' }],
    ['a number longer than any', { identifiers: [hospitalNumber('9'.repeat(65))] }],
    ['a birth date after today', { birthDate: '2026-11-25', identifiers: [hospitalNumber('B-1')] }],
    ['thirteen numbers', { identifiers: Array.from({ length: 13 }, (_, n) => hospitalNumber(`N-${n}`)) }],
  ])('a person with %s is not of the form', async (_, change) => {
    expect(await refer(change)).toEqual([400, 'bad-input']);
  });

  test('a telephone number of blanks is none', async () => {
    expect(await refer({ phone: '  ', identifiers: [hospitalNumber('P-1')] })).toEqual([200, undefined]);
  });

  test('the character NUL, which no text of the database holds', async () => {
    const stranger = at.browser();
    const administrator = await at.enter(await at.person(['administrator']));
    const user = { username: 'nul', displayName: 'A\u0000B', roles: ['physician'], password };
    for (const [by, method, url, body] of [
      [stranger, 'POST', '/api/session', { username: 'a\u0000', password: 'x' }],
      [administrator, 'POST', '/api/users', user],
      [administrator, 'GET', '/api/audit?actor=%00', undefined],
      [administrator, 'GET', '/api/courses/%00', undefined],
    ] as const) {
      expect([url, await by.outcome(method, url, body)]).toEqual([url, { status: 400, code: 'bad-input' }]);
    }
  });

  test('an address that is too long', async () => {
    const answer = await browser.outcome('GET', `/api/courses/${'a'.repeat(500)}`);
    expect(answer).toEqual({ status: 400, code: 'bad-input' });
  });

  test('leaves no value of a failed statement in the log', async () => {
    const lines: string[] = [];
    const logger = pino({ level: 'warn' }, { write: (line: string) => void lines.push(line) });
    await using centre = await openTestCentre({ logger });
    const failing = centre.browser();
    await centre.centre.store.db.schema.alterTable('attempt').dropColumn('failures').execute();
    const body = { username: 'a.secret.name', password: 'x' };
    expect(await failing.outcome('POST', '/api/session', body)).toMatchObject({ status: 500 });
    expect(lines.join('')).toContain('database error 42703');
    expect(lines.join('')).not.toContain('a.secret.name');
  });

  test('shows nothing of the inside', async () => {
    const { now } = at.clock;
    Object.defineProperty(at.clock, 'now', {
      configurable: true,
      get: () => Temporal.Instant.from('broken'),
    });
    const response = await browser.send('GET', '/api/worklist');
    Object.defineProperty(at.clock, 'now', { configurable: true, writable: true, value: now });
    expect(response.statusCode).toBe(500);
    expect(response.json()).toEqual({
      error: { code: 'internal', message: 'Something went wrong inside the program.' },
    });
  });
});

describe('writes from other sites', () => {
  const lock = (headers: Record<string, string>) =>
    browser.send('POST', '/api/session/lock', undefined, headers);

  test('are refused by origin and by fetch metadata', async () => {
    for (const headers of [
      { origin: 'https://evil.example', host: 'localhost:3000' },
      { origin: 'http://localhost:3001', host: 'localhost:3000' },
      { origin: 'null', host: 'localhost:3000' },
      { 'sec-fetch-site': 'cross-site' },
      { 'sec-fetch-site': 'same-site' },
    ]) {
      expect([headers, (await lock(headers as Record<string, string>)).statusCode]).toEqual([headers, 403]);
    }
  });

  test('our own pages write', async () => {
    const own = { origin: 'http://localhost:3000', host: 'localhost:3000', 'sec-fetch-site': 'same-origin' };
    const person = await at.person(['physician']);
    browser = await at.enter(person);
    expect((await lock(own)).statusCode).toBe(200);
    browser = await at.enter(person);
  });
});

describe('health', () => {
  eachStore('a centre that is set up', (store) => {
    test('is ready while its database answers, and not afterwards', async () => {
      const centre = await openTestCentre({ store: store() });
      const stranger = centre.browser();
      expect(await stranger.outcome('GET', '/api/health')).toEqual({ status: 200, code: null });
      await store().close();
      expect(await stranger.outcome('GET', '/api/health')).toEqual({ status: 503, code: 'not-ready' });
      await centre.centre.app.close();
    });
  });
});

describe('every answer', () => {
  test('forbids foreign scripts, frames and caching', async () => {
    const { headers } = await browser.send('GET', '/api/session');
    expect(headers['content-security-policy']).toMatch(/script-src 'self';/);
    expect(headers['content-security-policy']).toMatch(/frame-ancestors 'none'/);
    expect(headers['content-security-policy']).not.toMatch(/script-src[^;]*unsafe/);
    expect(headers['cache-control']).toBe('no-store');
    expect(headers['x-content-type-options']).toBe('nosniff');
  });
});

describe('the description of the interface', () => {
  test('is OpenAPI 3.1 and holds the body of every act', async () => {
    const document = (await browser.send('GET', '/api/openapi.json')).json() as {
      openapi: string;
      components: { schemas: Record<string, { type?: string; properties?: object }> };
      paths: Record<string, Record<string, { summary: string; responses: Record<string, object> }>>;
    };
    expect(document.openapi).toBe('3.1.0');
    const names = Object.keys(document.components.schemas);
    expect(names).toEqual(
      expect.arrayContaining([
        ...commandTypes.map((type) => `course.${type}`),
        ...siteCommandTypes.map((type) => `site.${type}`),
      ]),
    );
    expect(document.components.schemas['course.prescribe']?.properties).toHaveProperty('activityMBq');
    for (const path of Object.values(document.paths)) {
      for (const { summary, responses } of Object.values(path)) {
        expect(summary).not.toBe('');
        expect(Object.keys(responses).toSorted()).toEqual(['200', 'default']);
      }
    }
  });
});
