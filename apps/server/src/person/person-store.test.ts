import { randomUUID } from 'node:crypto';
import { sql } from 'kysely';
import { describe, expect, test } from 'vitest';
import { eachStore } from '../store/each-store.ts';
import { openKeys } from '../store/index.ts';
import type { Person } from './person.ts';
import {
  createPerson,
  findByIdentifier,
  findByName,
  forgetPerson,
  readPerson,
  readPersonHistory,
  updatePerson,
} from './person-store.ts';
import { readsOf } from './read-log.ts';

const keys = openKeys('memory');
const at = Temporal.Instant.from('2026-12-01T00:00:00Z');
const change = { actor: 'coordinator-chen', at };
const access = { actor: 'dr-lin', role: 'physician', site: 'demo', purpose: 'prescription', at };

/** An invented person. */
const zhang: Person = {
  names: [
    { script: 'latin', family: 'Zhāng', given: 'Wei' },
    { script: 'chinese', family: '张', given: '伟' },
  ],
  birthDate: '1950-02-03',
  sex: 'male',
  phones: ['+66 2 000 0000'],
  email: 'zhang.wei@example.org',
  country: 'TH',
  language: 'th',
  identifiers: [
    { kind: 'hospital', value: 'H-000 123', country: 'CN' },
    { kind: 'passport', value: 'AA1234567', country: 'TH' },
  ],
  nextOfKin: { name: 'Zhang Li', relation: 'daughter', phone: '+66 2 000 0001' },
};

const without = (given: Person): Person => ({ ...given, identifiers: [] });

eachStore('persons', (store) => {
  const id = randomUUID();

  test('are stored encrypted and read back with the read on record', async () => {
    await store().transaction((tx) => createPerson(tx, keys, id, zhang, change));
    expect(await store().transaction((tx) => readPerson(tx, keys, id, access))).toEqual({
      id,
      version: 1,
      person: zhang,
    });
    expect(await readsOf(store().db, id)).toEqual([
      { ...access, at: '2026-12-01T00:00:00.000Z', subject: id, what: 'person', breakGlassId: null },
    ]);
    const tables = ['person', 'person_version', 'person_identifier', 'person_name_token'];
    for (const table of tables) {
      const { rows } = await sql<{ row: string }>`select t::text as row from ${sql.table(table)} t`.execute(
        store().db,
      );
      expect(rows.length).toBeGreaterThan(0);
      for (const { row } of rows) {
        const clear = Buffer.from(
          row.replaceAll(/\\x([0-9a-f]+)/g, (_, hex: string) => Buffer.from(hex, 'hex').toString('latin1')),
        );
        for (const secret of ['Wei', '张', '1950', 'AA1234567', '000123', 'example'])
          expect(clear.includes(secret)).toBe(false);
      }
    }
  });

  test('are found by identifier however it is typed', async () => {
    const find = (kind: 'hospital' | 'passport', value: string, country: string) =>
      store().transaction((tx) => findByIdentifier(tx, keys, { kind, value, country }));
    expect(await find('hospital', 'h000-123', 'CN')).toBe(id);
    expect(await find('passport', 'ａａ１２３４５６７', 'TH')).toBe(id);
    expect(await find('passport', 'AA1234567', 'MY')).toBeUndefined();
    expect(await find('hospital', 'AA1234567', 'TH')).toBeUndefined();
  });

  test('are found by names in Latin and Chinese script', async () => {
    const find = (query: string) => store().transaction((tx) => findByName(tx, keys, query));
    for (const query of ['zhang', 'WEI Zhang', '张伟', '张', '张 伟', '伟 张', 'zhang 张伟', 'zhang张'])
      expect(await find(query)).toEqual([id]);
    for (const query of ['zhan', 'zhang li', '李', '张李', '伟张', '', '  '])
      expect(await find(query)).toEqual([]);
  });

  test('keep their earlier versions, and an edit of an outdated one is refused', async () => {
    const moved = { ...zhang, country: 'MY', identifiers: zhang.identifiers.slice(0, 1) };
    expect(await store().transaction((tx) => updatePerson(tx, keys, id, 1, moved, change))).toBe(2);
    const late = store().transaction((tx) => updatePerson(tx, keys, id, 1, zhang, change));
    await expect(late).rejects.toMatchObject({ code: 'person-changed' });
    const history = await store().transaction((tx) => readPersonHistory(tx, keys, id, access));
    expect(history.map(({ person }) => person.country)).toEqual(['TH', 'MY']);
    const passport = { kind: 'passport', value: 'AA1234567', country: 'TH' } as const;
    expect(await store().transaction((tx) => findByIdentifier(tx, keys, passport))).toBeUndefined();
  });

  test('cannot share an identifier', async () => {
    const twin = store().transaction((tx) => createPerson(tx, keys, randomUUID(), zhang, change));
    await expect(twin).rejects.toMatchObject({ code: 'identifier-taken' });
  });

  test('cannot be read without a purpose, nor with the wrong keys, nor from another row', async () => {
    const silent = store().transaction((tx) => readPerson(tx, keys, id, { ...access, purpose: ' ' }));
    await expect(silent).rejects.toThrow('a read needs an actor and a purpose');
    const stranger = store().transaction((tx) => readPerson(tx, openKeys('memory'), id, access));
    await expect(stranger).rejects.toThrow('authenticate');
    const other = randomUUID();
    await store().transaction((tx) => createPerson(tx, keys, other, without(zhang), change));
    await sql`update person set wrapped_key = (select wrapped_key from person where id = ${id}) where id = ${other}`.execute(
      store().db,
    );
    await expect(store().transaction((tx) => readPerson(tx, keys, other, access))).rejects.toThrow(
      'authenticate',
    );
    await store().transaction((tx) => forgetPerson(tx, other, 'entered twice', change));
  });

  test('a read that fails is rolled back together with its record', async () => {
    const before = (await readsOf(store().db, id)).length;
    await store()
      .transaction((tx) => readPerson(tx, openKeys('memory'), id, access))
      .catch(() => undefined);
    expect(await readsOf(store().db, id)).toHaveLength(before);
  });

  test('leave no key, no version and no token behind when forgotten', async () => {
    await store().transaction((tx) => forgetPerson(tx, id, 'asked by the person', change));
    await expect(store().transaction((tx) => readPerson(tx, keys, id, access))).rejects.toMatchObject({
      code: 'person-forgotten',
    });
    expect(await store().transaction((tx) => findByName(tx, keys, 'zhang'))).toEqual([]);
    for (const table of ['person_version', 'person_identifier', 'person_name_token']) {
      const { rows } = await sql`select 1 from ${sql.table(table)} where person_id = ${id}`.execute(
        store().db,
      );
      expect(rows).toEqual([]);
    }
    await expect(store().transaction((tx) => forgetPerson(tx, id, 'again', change))).rejects.toMatchObject({
      code: 'person-unknown',
    });
    await expect(
      sql`update person set forgotten_at = null where id = ${id}`.execute(store().db),
    ).rejects.toThrow();
  });

  describe('the record of reads', () => {
    test.each(["update read_log set actor = 'nobody'", 'delete from read_log', 'truncate read_log'])(
      'forbids %s',
      async (statement) => {
        await expect(sql.raw(statement).execute(store().db)).rejects.toMatchObject({ code: 'LT001' });
      },
    );
  });
});
