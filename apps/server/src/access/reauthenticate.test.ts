import { afterAll, beforeAll, expect, test } from 'vitest';
import { Failure } from '../failure.ts';
import { openTestCentre, password, pin, type TestCentre, type TestPerson } from '../http/test-centre.ts';
import type { Caller } from './caller.ts';
import { sign, witness } from './reauthenticate.ts';
import { callerOf } from './sessions.ts';

let at: TestCentre;
beforeAll(async () => {
  at = await openTestCentre();
});
afterAll(() => at[Symbol.asyncDispose]());

async function callerFor(person: TestPerson): Promise<Caller> {
  const browser = await at.enter(person);
  const caller = await callerOf(at.centre.context, browser.cookies.get('lutetia_session'));
  if (caller === null) throw new Error('the session has just been opened');
  return caller;
}
async function codeOf(promise: Promise<unknown>) {
  try {
    await promise;
    return 'signed';
  } catch (error) {
    if (error instanceof Failure) return error.code;
    throw error;
  }
}
const trailOf = (userId: string) =>
  at.centre.store.db
    .selectFrom('ledger')
    .select(['type', 'actor', 'body'])
    .where('stream', '=', `access/${userId}`)
    .orderBy('version')
    .execute();

test('a signature is the signer’s own, by PIN or password', async () => {
  const [signer, colleague] = [await at.person(['physician']), await at.person(['physician'])];
  const caller = await callerFor(signer);
  const { context } = at.centre;
  expect(await sign(context, caller, { method: 'pin', secret: pin })).toEqual({
    by: signer.id,
    at: at.clock.now.toString({ smallestUnit: 'millisecond' }),
    method: 'pin',
  });
  expect(await sign(context, caller, { method: 'password', secret: password })).toMatchObject({
    by: signer.id,
    method: 'password',
  });
  expect(await codeOf(sign(context, caller, { method: 'pin', secret: '000000' }))).toBe('signature-wrong');
  expect(await codeOf(sign(context, caller, { method: 'password', secret: pin }))).toBe('signature-wrong');
  expect(await trailOf(colleague.id)).toEqual([]);
});

test('a second person is another, enrolled and enabled', async () => {
  const [first, second] = [await at.person(['technologist']), await at.person(['physician'])];
  const [left, unenrolled] = [await at.person(['physician']), await at.person(['physician'])];
  const { db } = at.centre.store;
  await db.updateTable('user_account').set({ disabled: true }).where('id', '=', left.id).execute();
  await db
    .updateTable('user_account')
    .set({ second_factor_at: null })
    .where('id', '=', unenrolled.id)
    .execute();
  const caller = await callerFor(first);
  const asked = (username: string, secret = pin) =>
    codeOf(witness(at.centre.context, caller, { username, method: 'pin', secret }));
  expect(await asked(second.username)).toBe('signed');
  expect(await asked(` ${second.username.toUpperCase()} `)).toBe('signed');
  for (const { username } of [first, left, unenrolled]) {
    expect(await asked(username), username).toBe('witness-wrong');
  }
  expect(await asked(` ${first.username.toUpperCase()} `)).toBe('witness-wrong');
  expect(await asked(second.username, '000000')).toBe('witness-wrong');
  expect(await asked('nobody-of-this-name')).toBe('witness-wrong');
});

test('who tries a colleague’s PIN stands in that colleague’s trail, with the lock-out', async () => {
  const [first, second] = [await at.person(['technologist']), await at.person(['physician'])];
  const caller = await callerFor(first);
  const guess = () =>
    codeOf(
      witness(at.centre.context, caller, { username: second.username, method: 'pin', secret: '000000' }),
    );
  const codes: string[] = [];
  for (let count = 0; count < 6; count += 1) codes.push(await guess());
  expect(codes).toEqual([...Array(5).fill('witness-wrong'), 'account-locked']);
  const tried = { type: 'access.signature-failed', actor: first.id };
  const body = { as: 'witness', method: 'pin' };
  const lockedUntil = at.clock.now.add({ seconds: 30 }).toString({ smallestUnit: 'millisecond' });
  expect(await trailOf(second.id)).toEqual([
    ...Array(4).fill({ ...tried, body }),
    { ...tried, body: { ...body, lockedUntil } },
  ]);
});

test('a lock-out at sign-in and at a tablet stands on record', async () => {
  const person = await at.person(['technologist']);
  const tablet = await at.enter(person, 'locked');
  const { username } = person;
  for (let count = 0; count < 5; count += 1) {
    await tablet.call('unlock', { body: { username, pin: '000000' } }).catch(() => undefined);
    await at
      .browser()
      .call('signIn', { body: { username, password: 'wrong' } })
      .catch(() => undefined);
  }
  const locked = (await trailOf(person.id)).filter(
    ({ body }) => (body as { lockedUntil?: string }).lockedUntil !== undefined,
  );
  expect(locked.map(({ type }) => type)).toEqual(['access.unlock-failed', 'access.sign-in-failed']);
});
