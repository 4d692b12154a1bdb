import { randomUUID } from 'node:crypto';
import { expect, test } from 'vitest';
import { eachStore } from '../store/each-store.ts';
import { openKeys } from '../store/index.ts';
import type { Person } from './person.ts';
import { createPerson, findByName } from './person-store.ts';
import { renewNameIndex } from './renew-name-index.ts';

const keys = openKeys('memory');
const change = { actor: 'coordinator', at: Temporal.Instant.from('2026-12-01T00:00:00Z') };
const person: Person = {
  names: [{ script: 'chinese', family: '示例甲', given: '' }],
  birthDate: '1950-02-03',
  sex: 'male',
  phones: [],
  email: null,
  country: 'CN',
  language: 'zh',
  identifiers: [],
  nextOfKin: null,
};

eachStore('names indexed in an older way', (store) => {
  test('are indexed anew, once; who cannot be read is told and stays', async () => {
    const [id, damaged] = [randomUUID(), randomUUID()];
    const { db } = store();
    for (const one of [id, damaged]) {
      await store().transaction((tx) => createPerson(tx, keys, one, person, change));
    }
    await db.deleteFrom('person_name_token').execute();
    await db.updateTable('person').set({ name_index: 0 }).execute();
    await db
      .updateTable('person')
      .set({ wrapped_key: new Uint8Array(60) })
      .where('id', '=', damaged)
      .execute();
    const find = () => store().transaction((tx) => findByName(tx, keys, '示例'));
    const faults: string[] = [];
    const renew = () => renewNameIndex(store(), keys, (one) => faults.push(one));
    expect(await find()).toEqual([]);
    expect(await renew()).toBe(1);
    expect(await find()).toEqual([id]);
    expect(faults).toEqual([damaged]);
    expect(await renew()).toBe(0);
  });
});
