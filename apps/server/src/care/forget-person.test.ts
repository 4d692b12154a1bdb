import { randomUUID } from 'node:crypto';
import { ApiError, type ErrorBody } from '@lutetia/contract';
import { examplePeople, referralOf } from '@lutetia/example';
import { sql } from 'kysely';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Browser, openTestCentre, pin, type TestCentre } from '../http/test-centre.ts';
import { compareRebuilt, verifyLedger } from '../ledger/index.ts';
import { projections } from '../projections/index.ts';
import { eachStore } from '../store/each-store.ts';

const [patient] = examplePeople;
const number = 'H-777 001';
const reason = 'Asked for it in writing on 3 May';
const signature = { method: 'pin', secret: pin } as const;

async function refused(promise: Promise<unknown>): Promise<ErrorBody['error']> {
  const error = await promise.then(
    () => null,
    (thrown: unknown) => thrown,
  );
  if (error instanceof ApiError) return error.detail;
  throw error ?? new Error('was not refused');
}
const closed = (error: ErrorBody['error']) => error.gates?.map(({ id, result }) => `${id} ${result}`);

eachStore('forgetting a person', (store) => {
  let at: TestCentre;
  let administrator: Browser;
  let physician: Browser;
  let manager: Browser;
  let courseId = '';
  let personId = '';
  let file = '';
  beforeAll(async () => {
    at = await openTestCentre({ store: store() });
    physician = await at.enter(await at.person(['physician']));
    ({ courseId } = await physician.call('openCourse', {
      body: {
        commandId: randomUUID(),
        person: { ...patient, identifiers: [{ kind: 'passport', value: number, country: 'TH' }] },
        referral: referralOf(patient),
        restricted: false,
      },
    }));
    await sign();
  });
  afterAll(() => at[Symbol.asyncDispose]());

  /** Sessions end after some hours: everybody comes anew. */
  async function sign() {
    administrator = await at.enter(await at.person(['administrator']));
    physician = await at.enter(await at.person(['physician']));
    manager = await at.enter(await at.person(['manager']));
  }
  const find = (birthDate: string = patient.birthDate) =>
    administrator.call('findPersonToForget', { body: { number: 'h777-001', birthDate } });
  const forget = (more: { commandId?: string; secret?: string } = {}) =>
    administrator.call('forgetPerson', {
      params: { id: personId },
      body: {
        commandId: more.commandId ?? randomUUID(),
        reason,
        signature: { ...signature, secret: more.secret ?? pin },
      },
    });
  const command = (browser: Browser, type: string, body: Record<string, unknown>) =>
    browser.call('commandCourse', {
      params: { id: courseId },
      body: { commandId: randomUUID(), type, body, signature },
    });

  test('finds them by number and birth date together, tells no name, and records the look', async () => {
    const found = await find();
    personId = found.personId;
    expect(found.courses).toEqual([{ courseId, status: 'open', lastFactAt: expect.any(String) }]);
    expect(JSON.stringify(found)).not.toContain(patient.family);
    expect((await refused(find('1901-01-01'))).code).toBe('not-found');
    const looks = await store()
      .db.selectFrom('read_log')
      .select(['subject', 'purpose', 'role'])
      .where('what', '=', 'findPersonToForget')
      .orderBy('id')
      .execute();
    expect(looks).toEqual([
      { subject: courseId, purpose: 'forgetting', role: 'administrator' },
      { subject: 'list', purpose: 'denied', role: 'administrator' },
    ]);
  });

  test('goes on after their identity was corrected and a letter came', async () => {
    const coordinator = await at.enter(await at.person(['coordinator']));
    const about = { kind: 'referral-letter', name: 'a.pdf', commandId: randomUUID() };
    const letter = Buffer.from('%PDF-1.7 a letter');
    const sent = await coordinator.sendFile(`/api/courses/${courseId}/documents`, letter, about);
    ({ file } = sent.json() as { file: string });
    expect(await at.centre.context.files.get(file)).not.toBeNull();
    const { person, identity } = await coordinator.call('course', { params: { id: courseId } });
    if (person === null || identity === null) throw new Error('a coordinator sees who it is');
    await coordinator.call('correctIdentity', {
      params: { id: courseId },
      body: {
        commandId: randomUUID(),
        expectedVersion: identity.version,
        person: { ...person, phone: '+62 21 000' },
        reason: 'New telephone',
      },
    });
    expect((await find()).personId).toBe(personId);
  });

  test('is refused while a course is under way, and where no retention is stated, however late', async () => {
    expect(closed(await refused(forget()))).toEqual([
      'person.no-course-under-way fail',
      'person.retention-over cannot-evaluate',
    ]);
    await command(physician, 'end-treatment', {
      cause: 'patient-choice',
      endedOn: '2026-11-24',
      summary: 'went home',
    });
    at.clock.now = Temporal.Instant.from('2099-01-01T00:00:00Z');
    await sign();
    expect(closed(await refused(forget()))).toEqual(['person.retention-over cannot-evaluate']);
    at.clock.now = Temporal.Instant.from('2026-11-25T00:00:00Z');
    await sign();
  });

  test('is refused within the retention that the site states', async () => {
    await manager.call('commandSite', {
      body: {
        commandId: randomUUID(),
        type: 'set-retention',
        body: { years: 15, basis: 'Invented act, article 3' },
        signature,
      },
    });
    at.clock.now = Temporal.Instant.from('2041-11-24T15:59:00Z');
    await sign();
    const error = await refused(forget());
    expect(error.gates).toMatchObject([
      { id: 'person.retention-over', result: 'fail', inputs: { years: 15, until: '2041-11-24' } },
    ]);
    expect((await physician.call('course', { params: { id: courseId } })).person?.family).toBe(
      patient.family,
    );
  });

  test('is signed: a wrong PIN forgets nobody', async () => {
    at.clock.now = Temporal.Instant.from('2041-11-24T16:00:00Z');
    await sign();
    expect((await refused(forget({ secret: '000000' }))).code).toBe('signature-wrong');
    expect((await find()).gates.map(({ result }) => result)).toEqual(['pass', 'pass']);
  });

  test('takes who they are and their account; facts, reads and the act itself stay', async () => {
    const own = await at.person(['patient'], { username: 'own-name', personId });
    const ownBrowser = await at.enter(own);
    const facts = async () => (await physician.call('courseEvents', { params: { id: courseId } })).length;
    const before = await facts();
    const commandId = randomUUID();
    const done = await forget({ commandId });
    expect(await forget({ commandId })).toEqual(done);
    expect((await refused(forget())).code).toBe('not-found');
    expect((await refused(find())).code).toBe('not-found');

    const shown = await physician.call('course', { params: { id: courseId } });
    expect(shown).toMatchObject({ person: null, forgottenAt: done.forgottenAt });
    expect(await facts()).toBe(before);
    expect((await refused(ownBrowser.call('me'))).code).toBe('not-signed-in');
    expect(await physician.call('documents', { params: { id: courseId } })).toEqual([]);
    expect(await at.centre.context.files.get(file)).toBeNull();
    const account = await store()
      .db.selectFrom('user_account')
      .selectAll()
      .where('id', '=', own.id)
      .executeTakeFirstOrThrow();
    expect(account).toMatchObject({ disabled: true, password_hash: '', pin_hash: null });
    expect(JSON.stringify(account)).not.toContain('own-name');
    for (const table of ['person_version', 'person_identifier', 'person_name_token', 'document_file']) {
      const { rows } = await sql`select 1 from ${sql.table(table)} where person_id = ${personId}`.execute(
        store().db,
      );
      expect(rows).toEqual([]);
    }

    const { items } = await administrator.call('audit', { query: { courseId } });
    expect(items[0]).toMatchObject({
      kind: 'read',
      what: 'documents',
    });
    expect(items.find(({ what }) => what === 'person.forgotten')).toMatchObject({
      kind: 'act',
      role: 'administrator',
      subject: `person/${personId}`,
      detail: 'approved',
    });
    const { body } = await store()
      .db.selectFrom('ledger')
      .select('body')
      .where('type', '=', 'person.forgotten')
      .executeTakeFirstOrThrow();
    expect(body).toEqual({
      reason,
      courses: [courseId],
      retention: { years: 15, basis: 'Invented act, article 3' },
    });
    expect(await compareRebuilt(store(), projections)).toEqual([]);
    expect((await verifyLedger(store())).ok).toBe(true);
  });

  test('whoever is referred again afterwards is a new person', async () => {
    const again = await physician.call('openCourse', {
      body: {
        commandId: randomUUID(),
        person: { ...patient, identifiers: [{ kind: 'passport', value: number, country: 'TH' }] },
        referral: referralOf(patient),
        restricted: false,
      },
    });
    const found = await find();
    expect(found.personId).not.toBe(personId);
    expect(found.courses.map((one) => one.courseId)).toEqual([again.courseId]);
  });
});
