import { ApiError, type ErrorCode } from '@lutetia/contract';
import { examplePeople, referralOf } from '@lutetia/example';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import {
  type Browser,
  openTestCentre,
  password,
  pin,
  type TestCentre,
  type TestPerson,
} from '../http/test-centre.ts';
import { readStream } from '../ledger/index.ts';
import { eachStore } from '../store/each-store.ts';

let at: TestCentre;
let physician: TestPerson;
let doctor: Browser;
beforeAll(async () => {
  at = await openTestCentre();
  physician = await at.person(['physician']);
  doctor = await at.enter(physician);
});
afterAll(() => at[Symbol.asyncDispose]());

const [patient] = examplePeople;
const identity = (hospitalNumber: string) => ({
  ...patient,
  identifiers: [{ kind: 'hospital-number' as const, value: hospitalNumber, country: '' }],
});
async function open(browser: Browser, hospitalNumber: string) {
  const { courseId } = await browser.call('openCourse', {
    body: {
      commandId: crypto.randomUUID(),
      person: identity(hospitalNumber),
      referral: referralOf(patient),
    },
  });
  return courseId;
}
const document = { kind: 'pathology-report', status: 'received', note: 'by post' };
const receive = (id: string, more: object = {}) => ({
  params: { id },
  body: { commandId: crypto.randomUUID(), type: 'receive-document', body: document, ...more },
});

async function failure(promise: Promise<unknown>): Promise<ApiError> {
  const error = await promise.then(
    () => null,
    (reason: unknown) => reason,
  );
  if (error instanceof ApiError) return error;
  throw new Error(`it was not refused: ${String(error)}`);
}
const codeOf = async (promise: Promise<unknown>): Promise<ErrorCode> => (await failure(promise)).code;

describe('a referral', () => {
  test('opens a course; who it is stays out of the ledger and unreadable in the database', async () => {
    const id = await open(doctor, 'H-1001');
    const events = await readStream(at.centre.store.db, `course/${id}`);
    expect(events.map(({ type, version }) => [type, version])).toEqual([['course.referred', 1]]);
    expect(events[0]?.body).toMatchObject({ referrerId: physician.id, restricted: false });
    const everything = JSON.stringify([
      events,
      await at.centre.store.db.selectFrom('course_projection').selectAll().execute(),
      await at.centre.store.db.selectFrom('person_name_token').selectAll().execute(),
      await at.centre.store.db.selectFrom('person_identifier').selectAll().execute(),
    ]);
    expect(everything).not.toContain(patient.family);
    expect(everything).not.toContain('H-1001');
    const shown = await doctor.call('course', { params: { id } });
    expect(shown.person).toMatchObject({ family: patient.family, birthDate: patient.birthDate });
    expect(shown.view.next).toBe('record-history');
  });

  test('sent twice with the same id it opens one course', async () => {
    const body = {
      commandId: crypto.randomUUID(),
      person: identity('H-1002'),
      referral: referralOf(patient),
    };
    const first = await doctor.call('openCourse', { body });
    expect(await doctor.call('openCourse', { body })).toEqual(first);
    expect(await codeOf(doctor.call('openCourse', { body: { ...body, restricted: true } }))).toBe('conflict');
  });

  test('the same person again is the same person; a number with another birth date or name is refused', async () => {
    const personOf = async (id: string) =>
      (
        await at.centre.store.db
          .selectFrom('course_projection')
          .select('person_id')
          .where('course_id', '=', id)
          .executeTakeFirstOrThrow()
      ).person_id;
    const [first, second] = [await open(doctor, 'H-1003'), await open(doctor, 'h 1003')];
    expect(await personOf(second)).toBe(await personOf(first));
    for (const other of [{ birthDate: '1950-02-03' }, { given: 'Twin', nativeName: '' }]) {
      const person = { ...identity('H-1003'), ...other };
      const sent = doctor.call('openCourse', {
        body: { commandId: crypto.randomUUID(), person, referral: referralOf(patient) },
      });
      expect(await codeOf(sent)).toBe('another-person');
    }
  });

  test('is found by name and by any number, in whatever way it is typed', async () => {
    const id = await open(doctor, 'H-1004');
    const find = async (search: string) =>
      (await doctor.call('listCourses', { query: { search } })).items.map(({ courseId }) => courseId);
    expect(await find('h1004')).toEqual([id]);
    expect(await find(patient.family.toUpperCase())).toContain(id);
    expect(await find('H-9999')).toEqual([]);
  });

  test('comes once: a second one on the same course is refused', async () => {
    const id = await open(doctor, 'H-1005');
    const sent = { commandId: crypto.randomUUID(), type: 'refer', body: referralOf(patient) };
    expect(await codeOf(doctor.call('commandCourse', { params: { id }, body: sent }))).toBe('bad-input');
  });
});

describe('an act', () => {
  test('that waited on a device is refused in another’s session, and recorded in its giver’s', async () => {
    const id = await open(doctor, 'H-2000');
    const { userId } = await doctor.call('me');
    const { params, body } = receive(id);
    const sent = { params, body: { ...body, givenBy: userId } };
    const colleague = await at.enter(await at.person(['physician']));
    expect(await codeOf(colleague.call('commandCourse', sent))).toBe('another-session');
    expect((await doctor.call('commandCourse', sent)).version).toBe(2);
  });

  test('records its fact with who, in which role, where and when', async () => {
    const id = await open(doctor, 'H-2001');
    const { events, version, view } = await doctor.call('commandCourse', receive(id));
    expect(version).toBe(2);
    expect(view.course.documents['pathology-report']).toBe('received');
    expect(events).toMatchObject([
      { type: 'course.document-recorded', actor: physician.id, role: 'physician', signature: null },
    ]);
    const [, recorded] = await doctor.call('courseEvents', { params: { id } });
    expect(recorded).toMatchObject({
      actorName: `Person ${physician.username}`,
      at: at.clock.now.toString({ smallestUnit: 'millisecond' }),
    });
  });

  test('of a form that is not its own is refused with the fields', async () => {
    const id = await open(doctor, 'H-2002');
    const wrong = await failure(doctor.call('commandCourse', receive(id, { body: { kind: 'letter' } })));
    expect(wrong.code).toBe('bad-input');
    expect(wrong.detail.issues?.map(({ path }) => path)).toContain('kind');
    expect(await codeOf(doctor.call('commandCourse', receive(id, { type: 'dance' })))).toBe('bad-input');
  });

  test('whose gates are closed records nothing and says which', async () => {
    const id = await open(doctor, 'H-2003');
    const sent = receive(id, {
      type: 'sign-psma-pet',
      body: { impression: 'none yet' },
      signature: { method: 'pin', secret: pin },
    });
    const refused = await failure(doctor.call('commandCourse', sent));
    expect([refused.status, refused.code]).toEqual([422, 'gates-closed']);
    expect(refused.detail.gates?.map((gate) => gate.id)).toContain('pet.draft-exists');
    expect(await readStream(at.centre.store.db, `course/${id}`)).toHaveLength(1);
    const preview = await doctor.call('previewCommand', {
      params: { id },
      body: { type: 'sign-psma-pet', body: null },
    });
    expect(preview.gates.map((gate) => gate.id)).toContain('pet.draft-exists');
  });

  test('sent again with the same id gives the same answer and records nothing', async () => {
    const id = await open(doctor, 'H-2004');
    const sent = receive(id);
    const first = await doctor.call('commandCourse', sent);
    await doctor.call('commandCourse', receive(id));
    const again = await doctor.call('commandCourse', sent);
    expect([again.version, again.events]).toEqual([first.version, first.events]);
    expect(await readStream(at.centre.store.db, `course/${id}`)).toHaveLength(3);
    const other = { ...sent, body: { ...sent.body, body: { ...document, status: 'missing' } } };
    expect(await codeOf(doctor.call('commandCourse', other))).toBe('conflict');
    const colleague = await at.enter(await at.person(['physician']));
    expect(await codeOf(colleague.call('commandCourse', sent))).toBe('conflict');
  });

  test('shows the patient: answered, refused by its gates or sent again, the read is recorded', async () => {
    const id = await open(doctor, 'H-2007');
    const reads = async () =>
      (
        await at.centre.store.db
          .selectFrom('read_log')
          .select(['what', 'purpose', 'actor'])
          .where('subject', '=', id)
          .execute()
      ).map(({ what, purpose, actor }) => `${what} ${purpose} ${actor === physician.id}`);
    const read = 'commandCourse care true';
    const sent = receive(id);
    await doctor.call('commandCourse', sent);
    expect(await reads()).toEqual([read]);
    await doctor.call('commandCourse', sent);
    expect(await reads()).toEqual([read, read]);
    const closed = receive(id, {
      type: 'sign-psma-pet',
      body: { impression: 'none yet' },
      signature: { method: 'pin', secret: pin },
    });
    expect(await codeOf(doctor.call('commandCourse', closed))).toBe('gates-closed');
    expect(await reads()).toEqual([read, read, read]);
  });

  test('on a version that has passed is refused; without one it is decided anew', async () => {
    const id = await open(doctor, 'H-2005');
    await doctor.call('commandCourse', receive(id));
    expect(await codeOf(doctor.call('commandCourse', receive(id, { expectedVersion: 1 })))).toBe('conflict');
    expect((await doctor.call('commandCourse', receive(id, { expectedVersion: 2 }))).version).toBe(3);
  });
});

describe('a correction', () => {
  test('stands beside what it corrects, and the course is as if it had been so', async () => {
    const id = await open(doctor, 'H-2101');
    await doctor.call('commandCourse', receive(id));
    const body = { version: 2, reason: 'it never came', body: { ...document, status: 'missing' } };
    const { view } = await doctor.call('commandCourse', receive(id, { type: 'correct', body }));
    expect(view.course.documents['pathology-report']).toBe('missing');
    const events = await readStream(at.centre.store.db, `course/${id}`);
    expect(events[1]?.body).toMatchObject({ status: 'received' });
    expect(events[2]).toMatchObject({
      type: 'course.corrected',
      body: { corrects: { stream: `course/${id}`, version: 2 }, reason: 'it never came' },
    });
  });
});

describe('signatures', () => {
  const pet = { type: 'sign-psma-pet', body: { impression: 'typical' } };

  test('an act that is signed asks for PIN or password at that moment; wrong ones count', async () => {
    const signer = await at.person(['physician']);
    const browser = await at.enter(signer);
    const id = await open(browser, 'H-3001');
    const sign = (signature?: object) =>
      failure(browser.call('commandCourse', receive(id, { ...pet, ...(signature && { signature }) })));
    expect((await sign()).code).toBe('signature-required');
    expect((await sign({ method: 'pin', secret: '000000' })).code).toBe('signature-wrong');
    expect((await sign({ method: 'password', secret: pin })).code).toBe('signature-wrong');
    expect((await sign({ method: 'password', secret: password })).code).toBe('gates-closed');
    expect((await sign({ method: 'pin', secret: pin })).code).toBe('gates-closed');
    for (let attempt = 0; attempt < 5; attempt += 1) await sign({ method: 'pin', secret: '000000' });
    expect((await sign({ method: 'pin', secret: pin })).code).toBe('account-locked');
  });

  test('the identity check needs two different people; who may not or is not trained is named', async () => {
    const [first, second, outsider] = [
      await at.person(['technologist']),
      await at.person(['physician']),
      await at.person(['coordinator']),
    ];
    const id = await open(doctor, 'H-3002');
    const bedside = await at.enter(first);
    const timeOut = {
      performedAt: at.clock.now.toString(),
      patientCode: 'H-3002',
      directiveCode: 'D-1',
      vialCode: 'V-1',
      roomReady: true,
      spillKitPresent: true,
      shieldingInPlace: true,
    };
    const attempt = (witness?: object) =>
      bedside.call(
        'commandCourse',
        receive(id, {
          type: 'time-out',
          body: timeOut,
          signature: { method: 'pin', secret: pin },
          ...(witness && { witness }),
        }),
      );
    const send = (witness?: object) => codeOf(attempt(witness));
    const by = (person: TestPerson, secret = pin) => ({ username: person.username, method: 'pin', secret });
    expect(await send()).toBe('witness-required');
    expect(await send(by(first))).toBe('witness-wrong');
    expect(await send({ ...by(first), username: ` ${first.username.toUpperCase()} ` })).toBe('witness-wrong');
    expect(await send(by(second, '000000'))).toBe('witness-wrong');
    const closed = async (witness: TestPerson) => {
      const { detail } = await failure(attempt(by(witness)));
      const gates = (detail.gates ?? []).filter(({ id }) => id.startsWith('witness.'));
      return gates.map(({ id, result, inputs }) => [id, result, inputs.who]);
    };
    expect(await closed(second)).toEqual([
      ['witness.training', 'cannot-evaluate', `Person ${second.username}`],
    ]);
    expect(await closed(outsider)).toEqual([
      ['witness.role', 'fail', `Person ${outsider.username}`],
      ['witness.training', 'cannot-evaluate', `Person ${outsider.username}`],
    ]);
  });
});

describe('at the same moment', () => {
  eachStore('referrals', (store) => {
    test('of one new person find one person', async () => {
      const centre = await openTestCentre({ store: store() });
      try {
        const browser = await centre.enter(await centre.person(['physician']));
        await Promise.all(Array.from({ length: 4 }, () => open(browser, 'H-5001')));
        const persons = await store().db.selectFrom('person').select('id').execute();
        expect(persons).toHaveLength(1);
      } finally {
        await centre[Symbol.asyncDispose]();
      }
    });
  });

  eachStore('one act', (store) => {
    test('sent six times has one answer, though the first has moved the course on', async () => {
      const centre = await openTestCentre({ store: store() });
      try {
        const browser = await centre.enter(await centre.person(['physician']));
        const id = await open(browser, 'H-4002');
        const sent = receive(id, { expectedVersion: 1 });
        const answers = await Promise.all(
          Array.from({ length: 6 }, () => browser.call('commandCourse', sent)),
        );
        const [first] = answers.map(({ version, events }) => ({ version, events }));
        for (const answer of answers) expect(answer).toMatchObject({ ...first });
        expect(await readStream(store().db, `course/${id}`)).toHaveLength(2);
      } finally {
        await centre[Symbol.asyncDispose]();
      }
    });
  });

  eachStore('acts', (store) => {
    test('ten people write to one course: all is recorded, once each, and the ledger proves it', async () => {
      const centre = await openTestCentre({ store: store() });
      try {
        const browser = await centre.enter(await centre.person(['physician']));
        const id = await open(browser, 'H-4001');
        const sent = Array.from({ length: 10 }, () => receive(id));
        const twice = [...sent, ...sent];
        const outcomes = await Promise.allSettled(twice.map((one) => browser.call('commandCourse', one)));
        const refused = outcomes.flatMap((one) =>
          one.status === 'rejected' ? [one.reason as ApiError] : [],
        );
        expect(refused.every(({ code }) => code === 'conflict')).toBe(true);
        // Whoever was refused sends again, as a client does; whoever was answered gets the answer again.
        for (const one of sent) await browser.call('commandCourse', one);
        expect(await readStream(store().db, `course/${id}`)).toHaveLength(11);
        const physicist = await centre.enter(await centre.person(['physicist']));
        expect(await physicist.call('verifyLedger')).toMatchObject({ ok: true });
      } finally {
        await centre[Symbol.asyncDispose]();
      }
    });
  });
});
