import { examplePeople, referralOf } from '@lutetia/example';
import { sql } from 'kysely';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Browser, openTestCentre, type TestCentre } from '../http/test-centre.ts';

const [patient, native] = examplePeople;
if (native === undefined) throw new Error('the example has a second person');
let at: TestCentre;
let coordinator: Browser;
beforeAll(async () => {
  at = await openTestCentre();
  coordinator = await at.enter(await at.person(['coordinator']));
});
afterAll(() => at[Symbol.asyncDispose]());

const open = async (by: Browser, number: string, restricted = false, person = patient) => {
  const identifiers = [{ kind: 'passport' as const, value: number, country: 'ID' }];
  const body = {
    commandId: crypto.randomUUID(),
    person: { ...person, identifiers },
    referral: referralOf(person),
    restricted,
  };
  return (await by.call('openCourse', { body })).courseId;
};
const search = (by: Browser, text: string) => by.call('listCourses', { query: { search: text } });

test('a Chinese name is found by its first characters, whole, and with spaces', async () => {
  const id = await open(coordinator, 'Z-1', false, native);
  for (const text of ['示', '示例', '示例甲', '示例 甲', '示 例 甲']) {
    expect([text, (await search(coordinator, text)).items.map(({ courseId }) => courseId)]).toEqual([
      text,
      [id],
    ]);
  }
  expect((await search(coordinator, '示甲')).total).toBe(0);
});

test('a referrer finds the own patient of a name that a hundred others have', async () => {
  const referrer = await at.enter(await at.person(['referrer']));
  const id = await open(referrer, 'Z-2');
  const { db } = at.centre.store;
  await sql`insert into person (id, version, wrapped_key, created_at)
    select ('00000000-0000-4000-8000-' || lpad(n::text, 12, '0'))::uuid, 1, '\\x00', now()
    from generate_series(1, 150) n`.execute(db);
  await sql`insert into person_name_token (token, person_id)
    select distinct t.token, p.id from person_name_token t, person p where p.id::text like '00000000-0000-4000-8000-%'`.execute(
    db,
  );
  expect((await search(referrer, patient.family)).items.map(({ courseId }) => courseId)).toEqual([id]);
});

test('just the number of a restricted course tells clinical staff that there is one, on the record', async () => {
  const id = await open(coordinator, 'R-77', true);
  const person = await at.person(['physician']);
  const physician = await at.enter(person);
  expect(await search(physician, 'r 77')).toEqual({ items: [], total: 0, closed: [id] });
  const looks = await at.centre.store.db
    .selectFrom('read_log')
    .select(['actor', 'what', 'purpose', 'role'])
    .where('subject', '=', id)
    .where('actor', '=', person.id)
    .execute();
  expect(looks).toEqual([{ actor: person.id, what: 'listCourses', purpose: 'existence', role: 'physician' }]);
  expect(await search(physician, patient.family)).toMatchObject({ closed: [] });
  expect((await search(physician, 'R-7')).closed).toEqual([]);
  expect((await search(coordinator, 'R-77')).closed).toEqual([]);
  for (const role of ['referrer', 'manager'] as const) {
    const other = await at.enter(await at.person([role]));
    expect(await search(other, 'R-77')).toEqual({ items: [], total: 0, closed: [] });
  }
});

test('the audit trail of a patient is found by a whole number; by name only by who sees names', async () => {
  const id = await open(coordinator, 'A-55', false, native);
  const administrator = await at.enter(await at.person(['administrator']));
  const physicist = await at.enter(await at.person(['physicist']));
  const subjects = async (by: Browser, patientText: string) => [
    ...new Set(
      (await by.call('audit', { query: { patient: patientText } })).items.map(({ subject }) =>
        subject?.replace('course/', ''),
      ),
    ),
  ];
  expect(await subjects(administrator, 'a 55')).toEqual([id]);
  expect(await subjects(administrator, 'a 5')).toEqual([]);
  expect(await subjects(administrator, '示例甲')).toEqual([]);
  expect(await subjects(physicist, '示例甲')).toContain(id);
  const looks = await at.centre.store.db
    .selectFrom('read_log')
    .select(['role', 'purpose'])
    .where('subject', '=', id)
    .where('what', '=', 'audit')
    .orderBy('id')
    .execute();
  expect(looks).toEqual([
    { role: 'administrator', purpose: 'audit' },
    { role: 'physicist', purpose: 'audit' },
  ]);
});
