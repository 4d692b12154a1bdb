import {
  type ErrorCode,
  errorStatus,
  type RouteId,
  routeIds,
  routes,
  type SessionNeed,
} from '@lutetia/contract';
import { commands, commandTypes, type Role, roles, siteCommands, siteCommandTypes } from '@lutetia/course';
import Fastify from 'fastify';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { refuseUnnamedRoutes } from './register-routes.ts';
import { type Browser, openTestCentre, type TestCentre, type TestPerson } from './test-centre.ts';

let test_: TestCentre;
const people = new Map<Role, TestPerson>();
const nobody = '00000000-0000-4000-8000-000000000000';

beforeAll(async () => {
  test_ = await openTestCentre();
  const { context } = test_.centre;
  const personId = nobody;
  await context.store.db
    .insertInto('person')
    .values({ id: personId, version: 1, wrapped_key: new Uint8Array(1), created_at: '2026-01-01T00:00:00Z' })
    .execute();
  for (const role of roles) {
    people.set(role, await test_.person([role], role === 'patient' ? { personId } : {}));
  }
});
afterAll(() => test_[Symbol.asyncDispose]());

function personOf(role: Role): TestPerson {
  const person = people.get(role);
  if (person === undefined) throw new Error(`nobody is ${role}`);
  return person;
}

/** Answers that say that the visitor may not use the route at all. */
const denials: readonly ErrorCode[] = [
  'not-signed-in',
  'session-locked',
  'second-factor-required',
  'not-allowed',
];

/** A request that is allowed goes no further than its form, where it has one. */
async function knock(id: RouteId, browser: Browser): Promise<ErrorCode | null> {
  const { method, path } = routes[id];
  const url = path.replace(':id', nobody).replace(':file', '0'.repeat(64));
  if (routes[id].stream) {
    const { code, close } = await browser.listen(url);
    close();
    return code;
  }
  const { status, code } = await browser.outcome(method, url, method === 'GET' ? undefined : {});
  if (code !== null) expect(status).toBe(errorStatus[code]);
  return code;
}

const visitors = ['signed out', ...roles] as const;
const walk = routeIds.flatMap((id) => visitors.map((visitor) => [id, visitor] as const));

describe('every route × every role', () => {
  test('walks every route of the interface', async () => {
    const { paths } = (await test_.browser().send('GET', '/api/openapi.json')).json() as {
      paths: Record<string, Record<string, { operationId: string }>>;
    };
    const served = Object.values(paths).flatMap((path) =>
      Object.values(path).map(({ operationId }) => operationId),
    );
    expect(served.toSorted()).toEqual([...routeIds].sort());
    expect(walk).toHaveLength(routeIds.length * 10);
  });

  test('a route that does not say whose it is cannot be registered', () => {
    const app = Fastify();
    refuseUnnamedRoutes(app);
    expect(() => app.get('/api/back-door', async () => 'open')).toThrow(/does not say who may use it/);
  });

  test.each(walk)('%s for %s', async (id, visitor) => {
    const { access } = routes[id];
    const browser = visitor === 'signed out' ? test_.browser() : await test_.enter(personOf(visitor));
    const code = await knock(id, browser);
    if (access === 'public') {
      // Unlocking asks for a device on which somebody signed in.
      if (id !== 'unlock') expect(denials).not.toContain(code);
    } else if (visitor === 'signed out' || access === 'display') {
      // The wall's board is no person's: it asks for a screen's link.
      expect(code).toBe('not-signed-in');
    } else if (access === 'signed-in' || access.includes(visitor as never)) {
      expect(denials).not.toContain(code);
    } else {
      expect(code).toBe('not-allowed');
    }
  });

  const needs = routeIds.filter((id) => !['public', 'display'].includes(String(routes[id].access)));
  test.each(needs)('%s while locked', async (id) => {
    const { access } = routes[id];
    const role = access === 'signed-in' ? 'physician' : access[0];
    const code = await knock(id, await test_.enter(personOf(role as Role), 'locked'));
    if (routes[id].session === 'any') expect(denials).not.toContain(code);
    else expect(code).toBe('session-locked');
  });

  test.each(needs)('%s before the second factor is confirmed', async (id) => {
    const { access } = routes[id];
    const role = access === 'signed-in' ? 'physician' : access[0];
    const code = await knock(id, await test_.enter(personOf(role as Role), 'unconfirmed'));
    if (routes[id].session === 'open') expect(code).toBe('second-factor-required');
    else expect(denials).not.toContain(code);
  });

  test('what is granted is what the hospital meant', () => {
    const grantedTo = (role: Role) =>
      routeIds.filter((id) => {
        const { access } = routes[id];
        return typeof access !== 'string' && (access as readonly Role[]).includes(role);
      });
    expect(grantedTo('patient')).toEqual(['listCourses', 'course', 'instructions', 'myCourse']);
    expect(grantedTo('referrer')).toEqual([
      'listCourses',
      'openCourse',
      'course',
      'documents',
      'document',
      'receiveDocument',
      'commandCourse',
      'previewCommand',
      'referrals',
      'courseAccess',
      'changeCourseAccess',
    ]);
    // The worklist of an administrator shows no course, the supply page no name.
    expect(grantedTo('administrator').filter((id) => routes[id].readsPatient)).toEqual([
      'worklist',
      'findPersonToForget',
      'supply',
    ]);
    const withoutFullSession = Object.fromEntries(
      routeIds
        .filter((id) => routes[id].access !== 'public' && routes[id].session !== 'open')
        .map((id) => [id, routes[id].session]),
    );
    expect(withoutFullSession).toEqual({
      me: 'any',
      signOut: 'any',
      lock: 'unconfirmed',
      setPin: 'unconfirmed',
      changePassword: 'unconfirmed',
      confirmSecondFactor: 'unconfirmed',
    } satisfies Partial<Record<RouteId, SessionNeed>>);
  });
});

describe('a screen’s link', () => {
  test('opens the wall’s board, and no other route of the interface', async () => {
    const manager = await test_.enter(personOf('manager'));
    const { token } = await manager.call('createDisplay', {
      body: { name: 'Waiting room', shows: 'nothing', endsOn: null },
    });
    const screen = test_.browser();
    await screen.call('openDisplay', { body: { token } });
    expect([...screen.cookies.keys()]).toEqual(['lutetia_display']);
    for (const id of routeIds) {
      const { access } = routes[id];
      const code = await knock(id, screen);
      if (access === 'display') expect([id, code]).toEqual([id, null]);
      else if (access !== 'public') expect([id, code]).toEqual([id, 'not-signed-in']);
    }
  });
});

describe('every act × every role', () => {
  const envelope = (type: string) => ({ commandId: crypto.randomUUID(), type, body: {} });

  test.each(commandTypes)('%s', async (type) => {
    const granted = commands[type].roles as readonly Role[];
    for (const role of roles) {
      const browser = await test_.enter(personOf(role));
      const { code } = await browser.outcome('POST', `/api/courses/${nobody}/commands`, envelope(type));
      if (granted.includes(role))
        expect([role, code]).toEqual([role, expect.toBeOneOf(['bad-input', 'not-found'])]);
      else expect([role, code]).toEqual([role, 'not-allowed']);
    }
  });

  test.each(siteCommandTypes)('%s', async (type) => {
    const granted = siteCommands[type].roles as readonly Role[];
    for (const role of roles) {
      const browser = await test_.enter(personOf(role));
      const { code } = await browser.outcome('POST', '/api/site/commands', envelope(type));
      expect([role, code]).toEqual([role, granted.includes(role) ? 'bad-input' : 'not-allowed']);
    }
  });
});
