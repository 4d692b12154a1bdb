import { setTimeout as wait } from 'node:timers/promises';
import { ApiError, type ErrorCode } from '@lutetia/contract';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Browser, openTestCentre, password, pin, type TestCentre } from '../http/test-centre.ts';
import { eachStore } from '../store/each-store.ts';
import { hashSecret } from './secret-hash.ts';

const newPassword = 'another long password';

async function codeOf(promise: Promise<unknown>): Promise<ErrorCode | 'answered'> {
  try {
    await promise;
    return 'answered';
  } catch (error) {
    if (error instanceof ApiError) return error.code;
    throw error;
  }
}

eachStore('what changes while a secret is being proven', (store) => {
  let at: TestCentre;
  let admin: Browser;
  beforeAll(async () => {
    at = await openTestCentre({ store: store() });
    admin = await at.enter(await at.person(['administrator']));
  });
  afterAll(() => at[Symbol.asyncDispose]());

  /** A person whose secrets take long to compare: long enough for a change to come between. */
  async function slowPerson() {
    const person = await at.person(['physician']);
    const slow = { ...at.centre.context.secrets, logCost: 15 };
    await store()
      .db.updateTable('user_account')
      .set({ password_hash: await hashSecret(slow, password), pin_hash: await hashSecret(slow, pin) })
      .where('id', '=', person.id)
      .execute();
    return person;
  }

  /** Resolves when the attempt has been counted and the account read. */
  async function comparing(key: string) {
    const counted = () =>
      store().db.selectFrom('attempt').select('key').where('key', '=', key).executeTakeFirst();
    while ((await counted()) === undefined) await wait(5);
    await wait(40);
  }

  const liveSessions = async (userId: string) =>
    (
      await store()
        .db.selectFrom('session')
        .select('id')
        .where('user_id', '=', userId)
        .where('ended_at', 'is', null)
        .execute()
    ).length;

  const changes = {
    'a new password': { newPassword },
    'a disabled account': { disabled: true },
    'a reset second factor': { resetSecondFactor: true },
  } as const;
  for (const [name, body] of Object.entries(changes)) {
    test(`${name} keeps out who was signing in with the old`, async () => {
      const person = await slowPerson();
      const code = at.nextCode(person);
      const signIn = codeOf(
        at.browser().call('signIn', { body: { username: person.username, password, code } }),
      );
      await comparing(`password:${person.username}`);
      await admin.call('changeUser', { params: { id: person.id }, body });
      expect(await signIn).toBe('wrong-credentials');
      expect(await liveSessions(person.id)).toBe(0);
    });
  }

  test('a disabled account takes no tablet over', async () => {
    const [first, second] = [await at.person(['technologist']), await slowPerson()];
    const tablet = await at.enter(first, 'locked');
    const unlock = codeOf(tablet.call('unlock', { body: { username: second.username, pin } }));
    await comparing(`pin:${second.username}`);
    await admin.call('changeUser', { params: { id: second.id }, body: { disabled: true } });
    expect(await unlock).toBe('wrong-credentials');
    expect(await liveSessions(second.id)).toBe(0);
  });

  test('the password that an administrator set stays', async () => {
    const person = await slowPerson();
    const browser = await at.enter(person);
    const change = codeOf(
      browser.call('changePassword', { body: { password, newPassword: 'the intruder’s password' } }),
    );
    await comparing(`password:${person.username}`);
    await admin.call('changeUser', { params: { id: person.id }, body: { newPassword } });
    expect(await change).toBe('wrong-credentials');
    const body = { username: person.username, password: newPassword, code: at.nextCode(person) };
    expect(await codeOf(at.browser().call('signIn', { body }))).toBe('answered');
  });

  test('the old password sets no PIN once there is a new one', async () => {
    const person = await slowPerson();
    const browser = await at.enter(person);
    const set = codeOf(browser.call('setPin', { body: { password, pin: '975310' } }));
    await comparing(`password:${person.username}`);
    await admin.call('changeUser', { params: { id: person.id }, body: { newPassword } });
    expect(await set).toBe('wrong-credentials');
  });

  test('a second factor confirmed meanwhile is shown to nobody again', async () => {
    const person = await slowPerson();
    await store()
      .db.updateTable('user_account')
      .set({ second_factor_at: null })
      .where('id', '=', person.id)
      .execute();
    const signIn = codeOf(at.browser().call('signIn', { body: { username: person.username, password } }));
    await comparing(`password:${person.username}`);
    await store()
      .db.updateTable('user_account')
      .set({ second_factor_at: '2026-11-24T01:00:00Z' })
      .where('id', '=', person.id)
      .execute();
    expect(await signIn).toBe('wrong-credentials');
  });

  test('first sign-ins at once are shown one secret, and it confirms', async () => {
    await admin.call('createUser', {
      body: { username: 'newcomer', displayName: 'New Comer', roles: ['technologist'], password },
    });
    const answers = await Promise.all(
      Array.from({ length: 4 }, () =>
        at.browser().call('signIn', { body: { username: 'newcomer', password } }),
      ),
    );
    const secrets = new Set(answers.map(({ enrol }) => enrol?.secret));
    expect(secrets.size).toBe(1);
    const secret = [...secrets][0] ?? '';
    const code = at.nextCode({ id: '', username: 'newcomer', secret });
    const { me } = await at.browser().call('signIn', { body: { username: 'newcomer', password, code } });
    expect(me.secondFactor).toBe(true);
  });

  test('of several who send one code at once, one enters', async () => {
    const person = await at.person(['physician']);
    const body = { username: person.username, password, code: at.nextCode(person) };
    const codes = await Promise.all(
      Array.from({ length: 4 }, () => codeOf(at.browser().call('signIn', { body }))),
    );
    expect(codes.filter((code) => code === 'answered')).toHaveLength(1);
    expect(await liveSessions(person.id)).toBe(1);
  });

  test('of two colleagues who take a tablet over at once, one has it', async () => {
    const [first, second, third] = [
      await at.person(['technologist']),
      await at.person(['physician']),
      await at.person(['physicist']),
    ];
    const tablet = await at.enter(first, 'locked');
    const codes = await Promise.all(
      [second, third].map(({ username }) => codeOf(tablet.call('unlock', { body: { username, pin } }))),
    );
    expect(codes.filter((code) => code === 'answered')).toHaveLength(1);
    expect((await liveSessions(second.id)) + (await liveSessions(third.id))).toBe(1);
    expect(await liveSessions(first.id)).toBe(0);
  });
});
