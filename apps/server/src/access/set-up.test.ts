import { ApiError } from '@lutetia/contract';
import { describe, expect, test } from 'vitest';
import { createCentre } from '../centre.ts';
import { Browser } from '../http/test-centre.ts';
import { eachStore } from '../store/each-store.ts';
import { codeOfStep, stepAt } from './one-time-code.ts';

const now = Temporal.Instant.from('2026-11-24T01:00:00Z');
const body = (username: string) => ({
  siteName: 'Test centre',
  country: 'CN',
  timeZone: 'Asia/Shanghai',
  username,
  displayName: 'First',
  password: 'correct horse battery',
  pin: '135790',
});

describe('set-up', () => {
  eachStore('of an empty centre', (store) => {
    test('happens once, also when two try at once; the winner signs in with the code shown', async () => {
      await using centre = await createCentre({
        store: store(),
        clock: () => now,
        keysFolder: 'memory',
        filesFolder: 'memory',
        passwordLogCost: 4,
      });
      const browser = new Browser(centre);
      expect(await browser.call('setupState')).toEqual({ needed: true, demo: false });
      expect(
        (await browser.outcome('POST', '/api/setup', { ...body('ann'), timeZone: 'Mars/Base' })).code,
      ).toBe('bad-input');
      const names = ['ann', 'bob', 'cid', 'dan'];
      const tries = await Promise.allSettled(
        names.map((name) => new Browser(centre).call('setUp', { body: body(name) })),
      );
      const won = tries.flatMap((one, index) =>
        one.status === 'fulfilled' ? [{ index, ...one.value }] : [],
      );
      expect(won).toHaveLength(1);
      for (const one of tries) {
        if (one.status === 'rejected') {
          expect(one.reason).toBeInstanceOf(ApiError);
          expect((one.reason as ApiError).code).toBe('already-set-up');
        }
      }
      expect(await browser.call('setupState')).toEqual({ needed: false, demo: false });
      const accounts = await store().db.selectFrom('user_account').select('username').execute();
      expect(accounts.map(({ username }) => username)).toEqual([names[won[0]?.index ?? 0]]);
      const { me, enrol } = await browser.call('signIn', {
        body: {
          username: accounts[0]?.username ?? '',
          password: 'correct horse battery',
          code: codeOfStep(won[0]?.secret ?? '', stepAt(now)),
        },
      });
      expect(enrol).toBeNull();
      expect(me).toMatchObject({
        secondFactor: true,
        hasPin: true,
        roles: ['administrator'],
        site: { name: 'Test centre', timeZone: 'Asia/Shanghai' },
      });
    });
  });
});
