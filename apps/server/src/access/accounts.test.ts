import { ApiError, type ErrorCode } from '@lutetia/contract';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Browser, openTestCentre, password, pin, type TestCentre } from '../http/test-centre.ts';

let at: TestCentre;
let admin: Browser;
beforeAll(async () => {
  at = await openTestCentre();
  admin = await at.enter(await at.person(['administrator'], { username: 'second' }));
});
afterAll(() => at[Symbol.asyncDispose]());

async function codeOf(promise: Promise<unknown>): Promise<ErrorCode | 'answered'> {
  try {
    await promise;
    return 'answered';
  } catch (error) {
    if (error instanceof ApiError) return error.code;
    throw error;
  }
}
const newcomer = (username: string) => ({
  username,
  displayName: 'New Comer',
  roles: ['technologist'] as const,
  password,
  pin,
});
const create = (username: string) =>
  admin.call('createUser', { body: { ...newcomer(username), roles: ['technologist'] } });

describe('accounts', () => {
  test('a user name is taken once, also by two at once', async () => {
    const codes = await Promise.all([codeOf(create('twin')), codeOf(create('twin'))]);
    expect(codes.toSorted()).toEqual(['answered', 'conflict']);
  });

  test('a disabled person is out at once and does not come back', async () => {
    const person = await at.person(['physician']);
    const browser = await at.enter(person);
    await browser.call('me');
    await admin.call('changeUser', { params: { id: person.id }, body: { disabled: true } });
    expect(await codeOf(browser.call('me'))).toBe('not-signed-in');
    const body = { username: person.username, password, code: at.nextCode(person) };
    expect(await codeOf(at.browser().call('signIn', { body }))).toBe('wrong-credentials');
  });

  test('a role that is taken away is gone in the running session', async () => {
    const person = await at.person(['physicist', 'administrator']);
    const browser = await at.enter(person);
    expect(await codeOf(browser.call('listUsers'))).toBe('answered');
    await admin.call('changeUser', { params: { id: person.id }, body: { roles: ['technologist'] } });
    expect(await codeOf(browser.call('listUsers'))).toBe('not-allowed');
  });

  test('a reset second factor ends the sessions and is enrolled anew', async () => {
    const person = await at.person(['physician']);
    const browser = await at.enter(person);
    await admin.call('changeUser', { params: { id: person.id }, body: { resetSecondFactor: true } });
    expect(await codeOf(browser.call('me'))).toBe('not-signed-in');
    const { enrol } = await at.browser().call('signIn', { body: { username: person.username, password } });
    expect(enrol?.secret).toBeDefined();
    expect(enrol?.secret).not.toBe(person.secret);
  });

  test('a patient has a person and no other role', async () => {
    const patient = (more: object) =>
      admin.outcome('POST', '/api/users', { ...newcomer('arif'), roles: ['patient'], ...more });
    expect(await patient({})).toEqual({ status: 400, code: 'bad-input' });
    expect(await patient({ personId: crypto.randomUUID() })).toEqual({ status: 400, code: 'bad-input' });
    expect(await patient({ roles: ['patient', 'physician'], personId: crypto.randomUUID() })).toEqual({
      status: 400,
      code: 'bad-input',
    });
  });

  test('the last administrator stays; of two who disable each other, one does', async () => {
    const one = await openTestCentre();
    try {
      const other = await one.person(['administrator']);
      const browser = await one.enter(other);
      const users = await browser.call('listUsers');
      const first = users.find(({ username }) => username === 'first');
      const firstBrowser = await one.enter({ id: first?.id ?? '', username: 'first', secret: '' });
      await one.centre.store.db
        .updateTable('user_account')
        .set({ second_factor_at: '2026-11-01T00:00:00Z' })
        .execute();
      const disable = (by: Browser, id: string) =>
        codeOf(by.call('changeUser', { params: { id }, body: { disabled: true } }));
      const codes = await Promise.all([disable(browser, first?.id ?? ''), disable(firstBrowser, other.id)]);
      expect(codes.filter((code) => code === 'answered')).toHaveLength(1);
      const left = await one.centre.store.db
        .selectFrom('user_account')
        .select('id')
        .where('disabled', '=', false)
        .execute();
      expect(left).toHaveLength(1);
      const last = left[0]?.id ?? '';
      const lastBrowser = last === other.id ? browser : firstBrowser;
      expect(await disable(lastBrowser, last)).toBe('conflict');
      expect(
        await codeOf(lastBrowser.call('changeUser', { params: { id: last }, body: { roles: ['manager'] } })),
      ).toBe('conflict');
    } finally {
      await one[Symbol.asyncDispose]();
    }
  });

  test('who got in, who did not and what changed stands in the audit trail and the ledger', async () => {
    const person = await at.person(['physician']);
    const browser = at.browser();
    await codeOf(browser.call('signIn', { body: { username: person.username, password: 'wrong' } }));
    await browser.call('signIn', {
      body: { username: person.username, password, code: at.nextCode(person) },
    });
    await admin.call('changeUser', { params: { id: person.id }, body: { disabled: true } });
    const { items } = await admin.call('audit', { query: { kind: 'access', limit: 500 } });
    const about = items.filter(({ subject }) => subject === `access/${person.id}`);
    expect(about.map(({ what }) => what)).toEqual([
      'access.account-disabled',
      'access.signed-in',
      'access.sign-in-failed',
    ]);
    expect(about[2]).toMatchObject({ detail: '', facts: { wrong: 'password' } });
    expect(about[0]?.actorName).toBe('Person second');
    expect(JSON.stringify(items)).not.toMatch(new RegExp(`${password}|wrong password`));
    const physicist = await at.enter(await at.person(['physicist']));
    expect(await physicist.call('verifyLedger')).toMatchObject({ ok: true, problems: [] });
  });

  test('the audit trail of a day is the site’s day, and a page after no entry is refused', async () => {
    const days = async (query: { from?: string; to?: string }) =>
      (await admin.call('audit', { query: { limit: 500, ...query } })).items.map(({ at: when }) =>
        Temporal.Instant.from(when).toZonedDateTimeISO('Asia/Shanghai').toPlainDate().toString(),
      );
    const all = await days({});
    const [day] = all;
    expect(new Set(await days({ from: day ?? '', to: day ?? '' }))).toEqual(new Set([day]));
    expect(await days({ from: '2027-12-31' })).toEqual([]);
    expect(await days({ to: '2020-01-01' })).toEqual([]);
    expect(await codeOf(admin.call('audit', { query: { before: 2_000_000 } }))).toBe('bad-input');
    expect(await codeOf(admin.call('audit', { query: { before: 2_000_001 } }))).toBe('bad-input');
  });

  test('the audit trail is read page by page without a gap or a repetition', async () => {
    const whole = (await admin.call('audit', { query: { limit: 500 } })).items.map(({ id }) => id);
    const paged: number[] = [];
    for (let before: number | undefined; ; ) {
      const { items } = await admin.call('audit', {
        query: { limit: 4, ...(before === undefined ? {} : { before }) },
      });
      paged.push(...items.map(({ id }) => id));
      before = items.at(-1)?.id;
      if (items.length < 4) break;
    }
    expect(paged).toEqual(whole);
    expect(whole.length).toBeGreaterThan(8);
  });
});
