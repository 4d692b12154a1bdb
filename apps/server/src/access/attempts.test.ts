import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Context } from '../context.ts';
import { Failure } from '../failure.ts';
import { openTestCentre, type TestCentre } from '../http/test-centre.ts';
import { eachStore } from '../store/each-store.ts';
import { addressFailed, beginAttempt, checkAddress, succeeded } from './attempts.ts';

eachStore('attempts', (store) => {
  let at: TestCentre;
  let context: Context;
  beforeAll(async () => {
    at = await openTestCentre({ store: store() });
    ({ context } = at.centre);
  });
  afterAll(() => at[Symbol.asyncDispose]());

  const later = (seconds: number) => {
    at.clock.now = at.clock.now.add({ seconds });
  };
  async function codeOf(promise: Promise<void>) {
    try {
      await promise;
      return 'free';
    } catch (error) {
      if (error instanceof Failure) return error.code;
      throw error;
    }
  }
  const attempt = (name: string) => codeOf(beginAttempt(context, 'pin', name));
  const check = (address: string) => codeOf(checkAddress(context, address));
  async function wrong(name: string, times: number) {
    for (let count = 0; count < times; count += 1) await attempt(name);
  }

  test('five at once are looked at, whatever number is sent', async () => {
    const codes = await Promise.all(Array.from({ length: 12 }, () => attempt('burst')));
    expect(codes.filter((code) => code === 'free')).toHaveLength(5);
  });

  test('the wait doubles to a quarter of an hour and no further', async () => {
    await wrong('patient-guesser', 5);
    for (const seconds of [30, 60, 120, 240, 480, 900, 900, 900]) {
      later(seconds - 1);
      expect(await attempt('patient-guesser')).toBe('account-locked');
      later(1);
      expect(await attempt('patient-guesser')).toBe('free');
    }
  });

  test('a success begins the count anew; other secrets and names count apart', async () => {
    await wrong('typist', 4);
    await succeeded(context, 'pin', 'typist');
    await wrong('typist', 4);
    expect(await attempt('typist')).toBe('free');
    expect(await attempt('typist')).toBe('account-locked');
    expect(await codeOf(beginAttempt(context, 'password', 'typist'))).toBe('free');
    expect(await attempt('neighbour')).toBe('free');
  });

  test('a day without attempts forgets them; less does not', async () => {
    await wrong('yesterday', 4);
    later(24 * 3600);
    await wrong('yesterday', 4);
    expect(await attempt('yesterday')).toBe('free');
    await wrong('this-morning', 4);
    later(24 * 3600 - 1);
    expect(await attempt('this-morning')).toBe('free');
    expect(await attempt('this-morning')).toBe('account-locked');
  });

  test('an address that fails fifty times at once waits', async () => {
    for (let count = 0; count < 49; count += 1) await addressFailed(context, '192.0.2.1');
    expect(await check('192.0.2.1')).toBe('free');
    await addressFailed(context, '192.0.2.1');
    expect(await check('192.0.2.1')).toBe('too-many-requests');
    expect(await check('192.0.2.2')).toBe('free');
    later(10);
    expect(await check('192.0.2.1')).toBe('free');
  });

  test('a hospital behind one address does not lock itself out by a slip now and then', async () => {
    for (let slip = 0; slip < 200; slip += 1) {
      await addressFailed(context, '192.0.2.3');
      later(90);
    }
    await addressFailed(context, '192.0.2.3');
    expect(await check('192.0.2.3')).toBe('free');
  });

  test('a clock set back makes nothing worse', async () => {
    await addressFailed(context, '192.0.2.4');
    later(-7 * 24 * 3600);
    await addressFailed(context, '192.0.2.4');
    later(7 * 24 * 3600);
    expect(await check('192.0.2.4')).toBe('free');
  });
});
