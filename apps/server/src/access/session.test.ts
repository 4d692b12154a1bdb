import { ApiError, type ErrorCode } from '@lutetia/contract';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openTestCentre, password, pin, type TestCentre } from '../http/test-centre.ts';

let at: TestCentre;
beforeAll(async () => {
  at = await openTestCentre();
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
const later = (minutes: number) => {
  at.clock.now = at.clock.now.add({ minutes });
};

describe('signing in', () => {
  test('takes password and one-time code; the cookie is out of reach of scripts and other sites', async () => {
    const person = await at.person(['physician']);
    const browser = at.browser();
    const body = { username: person.username, password, code: at.nextCode(person) };
    const response = await browser.send('POST', '/api/session', JSON.stringify(body), {
      'content-type': 'application/json',
    });
    expect(response.json()).toMatchObject({
      me: { username: person.username, secondFactor: true, locked: false },
    });
    const cookie = response.cookies.find(({ name }) => name === 'lutetia_session');
    expect(cookie).toMatchObject({ httpOnly: true, sameSite: 'Strict', path: '/' });
    expect(cookie?.secure).toBeUndefined();
    const stored = await at.centre.store.db.selectFrom('session').select('token_hash').execute();
    expect(stored.map(({ token_hash }) => token_hash)).not.toContain(cookie?.value);
  });

  test('behind TLS the cookie travels encrypted only', async () => {
    const person = await at.person(['physician']);
    const response = await at
      .browser()
      .send(
        'POST',
        '/api/session',
        JSON.stringify({ username: person.username, password, code: at.nextCode(person) }),
        { 'content-type': 'application/json', 'x-forwarded-proto': 'https' },
      );
    expect(response.cookies.every(({ secure }) => secure === true)).toBe(true);
    expect(response.headers['strict-transport-security']).toMatch(/max-age/);
  });

  test('a code is taken once', async () => {
    const person = await at.person(['physician']);
    const code = at.nextCode(person);
    const enter = () => at.browser().call('signIn', { body: { username: person.username, password, code } });
    await enter();
    expect(await codeOf(enter())).toBe('wrong-credentials');
  });

  test('of two who send the same code at once, one enters', async () => {
    const person = await at.person(['physician']);
    const code = at.nextCode(person);
    const enter = () =>
      codeOf(at.browser().call('signIn', { body: { username: person.username, password, code } }));
    expect((await Promise.all([enter(), enter()])).toSorted()).toEqual(['answered', 'wrong-credentials']);
  });

  test('without a code it asks for one; a code of two minutes ago is too old', async () => {
    const person = await at.person(['physician']);
    const old = at.nextCode(person);
    later(2);
    const sign = (code?: string) =>
      codeOf(
        at.browser().call('signIn', {
          body: { username: person.username, password, ...(code === undefined ? {} : { code }) },
        }),
      );
    expect(await sign()).toBe('second-factor-required');
    expect(await sign(old)).toBe('wrong-credentials');
    expect(await sign(at.nextCode(person))).toBe('answered');
  });

  test('an unknown name gets the answer of a wrong password, and is locked out alike', async () => {
    const person = await at.person(['physician']);
    const answers = async (username: string) => {
      const codes: string[] = [];
      for (let attempt = 0; attempt < 7; attempt += 1) {
        codes.push(await codeOf(at.browser().call('signIn', { body: { username, password: 'wrong' } })));
      }
      return codes;
    };
    const known = await answers(person.username);
    expect(known).toEqual([...Array(5).fill('wrong-credentials'), 'account-locked', 'account-locked']);
    expect(await answers('nobody-of-this-name')).toEqual(known);
  });

  test('a lock-out ends after its wait, and each further failure doubles it', async () => {
    const person = await at.person(['physician']);
    const wrong = () =>
      codeOf(at.browser().call('signIn', { body: { username: person.username, password: 'wrong' } }));
    for (let attempt = 0; attempt < 5; attempt += 1) await wrong();
    expect(await wrong()).toBe('account-locked');
    at.clock.now = at.clock.now.add({ seconds: 31 });
    expect(await wrong()).toBe('wrong-credentials');
    at.clock.now = at.clock.now.add({ seconds: 31 });
    expect(await wrong()).toBe('account-locked');
    at.clock.now = at.clock.now.add({ seconds: 31 });
    const body = { username: person.username, password, code: at.nextCode(person) };
    expect(await codeOf(at.browser().call('signIn', { body }))).toBe('answered');
    expect(await wrong()).toBe('wrong-credentials');
  });

  test('wrong codes lock the second factor, though the password is right', async () => {
    const person = await at.person(['physician']);
    const sign = (code: string) =>
      codeOf(at.browser().call('signIn', { body: { username: person.username, password, code } }));
    const right = at.nextCode(person);
    const wrong = right === '000000' ? '111111' : '000000';
    const codes: string[] = [];
    for (let attempt = 0; attempt < 6; attempt += 1) codes.push(await sign(wrong));
    expect(codes).toEqual([...Array(5).fill('wrong-credentials'), 'account-locked']);
    expect(await sign(right)).toBe('account-locked');
  });

  test('one address that fails often has to wait, whatever names it tries', async () => {
    const centre = await openTestCentre();
    try {
      const codes = new Set<string>();
      for (let attempt = 0; attempt < 60; attempt += 1) {
        codes.add(
          await codeOf(centre.browser().call('signIn', { body: { username: `try${attempt}`, password } })),
        );
      }
      expect([...codes]).toEqual(['wrong-credentials', 'too-many-requests']);
    } finally {
      await centre[Symbol.asyncDispose]();
    }
  });
});

describe('the second factor', () => {
  test('is enrolled at first sign-in; until then nothing but the session can be used', async () => {
    const admin = await at.enter(await at.person(['administrator']));
    await admin.call('createUser', {
      body: { username: 'newcomer', displayName: 'New Comer', roles: ['technologist'], password, pin },
    });
    const browser = at.browser();
    const { me, enrol } = await browser.call('signIn', { body: { username: 'newcomer', password } });
    expect(me.secondFactor).toBe(false);
    expect(enrol?.uri).toMatch(/^otpauth:\/\/totp\/Lutetia:newcomer\?/);
    expect(await codeOf(browser.call('worklist'))).toBe('second-factor-required');
    expect(await codeOf(browser.call('confirmSecondFactor', { body: { code: '000000' } }))).toBe(
      'wrong-credentials',
    );
    const person = { id: me.userId, username: 'newcomer', secret: enrol?.secret ?? '' };
    await browser.call('confirmSecondFactor', { body: { code: at.nextCode(person) } });
    expect((await browser.call('me')).secondFactor).toBe(true);
    expect(await codeOf(browser.call('worklist'))).toBe('answered');
    const again = await at
      .browser()
      .call('signIn', { body: { username: 'newcomer', password, code: at.nextCode(person) } });
    expect(again.enrol).toBeNull();
  });

  test('its secret is not in the database in clear', async () => {
    const person = await at.person(['physician']);
    const row = await at.centre.store.db
      .selectFrom('user_account')
      .selectAll()
      .where('id', '=', person.id)
      .executeTakeFirstOrThrow();
    expect(Buffer.from(row.second_factor_cipher ?? []).toString('latin1')).not.toContain(person.secret);
    expect(JSON.stringify(row)).not.toMatch(new RegExp(`${pin}|${password}`));
  });
});

describe('a shared tablet', () => {
  test('locks after fifteen quiet minutes; the PIN re-enters, and it still says whose it is', async () => {
    const person = await at.person(['technologist']);
    const browser = await at.enter(person);
    later(14);
    expect(await codeOf(browser.call('worklist'))).toBe('answered');
    later(14);
    expect(await codeOf(browser.call('worklist'))).toBe('answered');
    later(15);
    expect(await codeOf(browser.call('worklist'))).toBe('session-locked');
    expect(await browser.call('me')).toMatchObject({ username: person.username, locked: true });
    expect(await codeOf(browser.call('unlock', { body: { username: person.username, pin: '000000' } }))).toBe(
      'wrong-credentials',
    );
    await browser.call('unlock', { body: { username: person.username, pin } });
    expect(await codeOf(browser.call('worklist'))).toBe('answered');
  });

  test('is not kept awake by a page that keeps itself up to date', async () => {
    const browser = await at.enter(await at.person(['physician']));
    const quiet = { 'lutetia-at-screen': 'no' };
    later(10);
    expect((await browser.send('GET', '/api/supply', undefined, quiet)).statusCode).toBe(200);
    later(6);
    expect((await browser.outcome('GET', '/api/supply')).code).toBe('session-locked');
    const present = await at.enter(await at.person(['physician']));
    later(10);
    await present.send('GET', '/api/supply');
    later(6);
    expect((await present.outcome('GET', '/api/supply')).code).toBeNull();
  });

  test('asks for password and code again after twelve hours', async () => {
    const person = await at.person(['technologist']);
    const browser = await at.enter(person);
    for (let hour = 0; hour < 12; hour += 1) {
      expect(await codeOf(browser.call('me'))).toBe('answered');
      later(60);
    }
    expect(await codeOf(browser.call('me'))).toBe('not-signed-in');
    expect(await codeOf(browser.call('unlock', { body: { username: person.username, pin } }))).toBe(
      'not-signed-in',
    );
  });

  test('is taken over by a colleague’s PIN only while locked, and only until the same hour', async () => {
    const [first, second] = [await at.person(['technologist']), await at.person(['physician'])];
    const browser = await at.enter(first);
    const takeOver = () => browser.call('unlock', { body: { username: second.username, pin } });
    expect(await codeOf(takeOver())).toBe('wrong-credentials');
    const before = new Map(browser.cookies);
    await browser.call('lock');
    later(11 * 60);
    expect(await takeOver()).toMatchObject({ username: second.username, locked: false });
    const left = at.browser();
    for (const [name, value] of before) left.cookies.set(name, value);
    expect(await codeOf(left.call('me'))).toBe('not-signed-in');
    for (let quarter = 0; quarter < 4; quarter += 1) {
      await browser.call('me');
      later(14);
    }
    later(5);
    expect(await codeOf(browser.call('me'))).toBe('not-signed-in');
  });

  test('is taken over by nobody without a confirmed second factor', async () => {
    const first = await at.person(['technologist']);
    const admin = await at.enter(await at.person(['administrator']));
    await admin.call('createUser', {
      body: { username: 'unenrolled', displayName: 'Un Enrolled', roles: ['physician'], password, pin },
    });
    const browser = await at.enter(first, 'locked');
    expect(await codeOf(browser.call('unlock', { body: { username: 'unenrolled', pin } }))).toBe(
      'wrong-credentials',
    );
  });

  test('a device token that somebody planted or saw before a sign-in opens nothing after it', async () => {
    const person = await at.person(['physician']);
    const [tablet, elsewhere] = [at.browser(), at.browser()];
    for (const browser of [tablet, elsewhere]) browser.cookies.set('lutetia_device', 'planted');
    const body = { username: person.username, password, code: at.nextCode(person) };
    await tablet.call('signIn', { body });
    expect(tablet.cookies.get('lutetia_device')).not.toBe('planted');
    const unlock = { username: person.username, pin };
    expect(await elsewhere.outcome('POST', '/api/session/unlock', unlock)).toEqual({
      status: 401,
      code: 'not-signed-in',
    });
    expect((await tablet.call('unlock', { body: unlock })).username).toBe(person.username);
  });

  test('a PIN alone opens no device on which nobody signed in', async () => {
    const person = await at.person(['physician']);
    const unlock = (browser = at.browser()) =>
      codeOf(browser.call('unlock', { body: { username: person.username, pin } }));
    expect(await unlock()).toBe('not-signed-in');
    const stranger = at.browser();
    stranger.cookies.set('lutetia_device', 'made up');
    expect(await unlock(stranger)).toBe('not-signed-in');
    const left = await at.enter(person);
    await left.call('signOut');
    expect(await unlock(left)).toBe('not-signed-in');
  });

  test('wrong PINs lock the PIN out', async () => {
    const person = await at.person(['technologist']);
    const browser = await at.enter(person, 'locked');
    const wrong = () =>
      codeOf(browser.call('unlock', { body: { username: person.username, pin: '000000' } }));
    for (let attempt = 0; attempt < 5; attempt += 1) expect(await wrong()).toBe('wrong-credentials');
    expect(await wrong()).toBe('account-locked');
    expect(await codeOf(browser.call('unlock', { body: { username: person.username, pin } }))).toBe(
      'account-locked',
    );
  });
});

describe('one’s own account', () => {
  test('a new password needs the old one and ends the other sessions', async () => {
    const person = await at.person(['physician']);
    const [here, elsewhere] = [await at.enter(person), await at.enter(person)];
    const change = (old: string) =>
      codeOf(here.call('changePassword', { body: { password: old, newPassword: 'another long password' } }));
    expect(await change('wrong')).toBe('wrong-credentials');
    expect(await change(password)).toBe('answered');
    expect(await codeOf(here.call('me'))).toBe('answered');
    expect(await codeOf(elsewhere.call('me'))).toBe('not-signed-in');
  });

  test('a new PIN needs the password', async () => {
    const person = await at.person(['physician']);
    const browser = await at.enter(person);
    const set = (secret: string) =>
      codeOf(browser.call('setPin', { body: { password: secret, pin: '975310' } }));
    expect(await set('wrong')).toBe('wrong-credentials');
    expect(await set(password)).toBe('answered');
    await browser.call('lock');
    expect(await codeOf(browser.call('unlock', { body: { username: person.username, pin } }))).toBe(
      'wrong-credentials',
    );
    expect(await codeOf(browser.call('unlock', { body: { username: person.username, pin: '975310' } }))).toBe(
      'answered',
    );
  });
});
