import { randomUUID } from 'node:crypto';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { documentLimits } from '@lutetia/contract';
import { examplePeople, referralOf } from '@lutetia/example';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { eraseDocumentsOf, storeDocument } from '../documents/index.ts';
import { type Browser, openTestCentre, pin, type TestCentre, type TestPerson } from '../http/test-centre.ts';
import { forgetPerson } from '../person/index.ts';
import { eachStore } from '../store/each-store.ts';
import { verifyRecord } from '../verify-record.ts';

const [patient] = examplePeople;
const letter = Buffer.from(`%PDF-1.7\n${patient.family}, prostate cancer\n%%EOF\n`);
const picture = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 1, 2, 3]);

eachStore('documents of a course', (store) => {
  const folder = mkdtempSync(join(tmpdir(), 'lutetia-documents-'));
  const kept = () =>
    existsSync(folder)
      ? readdirSync(folder, { recursive: true, withFileTypes: true })
          .filter((entry) => entry.isFile())
          .map((entry) => join(entry.parentPath, entry.name))
      : [];
  let at: TestCentre;
  let coordinator: Browser;
  let referrer: Browser;
  let referring: TestPerson;
  let courseId = '';
  beforeAll(async () => {
    at = await openTestCentre({ store: store(), filesFolder: folder });
    coordinator = await at.enter(await at.person(['coordinator']));
    referring = await at.person(['referrer']);
    referrer = await at.enter(referring);
    ({ courseId } = await referrer.call('openCourse', {
      body: {
        commandId: randomUUID(),
        person: { ...patient, identifiers: [{ kind: 'passport', value: 'D-1', country: 'TH' }] },
        referral: referralOf(patient),
        restricted: false,
      },
    }));
  });
  afterAll(async () => {
    await at[Symbol.asyncDispose]();
    rmSync(folder, { recursive: true, force: true });
  });

  const send = (
    browser: Browser,
    bytes: Buffer | Readable,
    about: { kind: string; name?: string; commandId?: string; id?: string },
  ) => {
    const { id = courseId, name = 'letter.pdf', commandId = randomUUID(), kind } = about;
    return browser.sendFile(`/api/courses/${id}/documents`, bytes, { kind, name, commandId });
  };
  const open = (browser: Browser, file: string) =>
    browser.send('GET', `/api/courses/${courseId}/documents/${file}`);
  const list = (browser: Browser) => browser.call('documents', { params: { id: courseId } });

  let file = '';
  test('a letter that is sent is on record and comes back as it was', async () => {
    const sent = await send(coordinator, letter, { kind: 'referral-letter', name: '转诊信 Tao.pdf' });
    expect(sent.statusCode).toBe(200);
    ({ file } = sent.json() as { file: string });
    expect(await list(coordinator)).toEqual([
      expect.objectContaining({
        file,
        kind: 'referral-letter',
        name: '转诊信 Tao.pdf',
        mediaType: 'application/pdf',
        bytes: letter.length,
      }),
    ]);
    const opened = await open(coordinator, file);
    expect(opened.rawPayload.equals(letter)).toBe(true);
    expect(opened.headers).toMatchObject({
      'content-type': 'application/pdf',
      'x-content-type-options': 'nosniff',
      'cache-control': 'no-store',
      'content-security-policy': expect.stringContaining("default-src 'none'"),
    });
    expect(decodeURIComponent(String(opened.headers['content-disposition']))).toContain('转诊信 Tao.pdf');
    const { view } = await coordinator.call('course', { params: { id: courseId } });
    expect(view.course.documents['referral-letter']).toBe('received');
  });

  test('neither the file nor the database nor the ledger tells whose it is', async () => {
    const [path = '', ...others] = kept();
    expect(others).toEqual([]);
    expect(readFileSync(path).includes(patient.family)).toBe(false);
    const rows = await store().db.selectFrom('document_file').selectAll().execute();
    expect(JSON.stringify(rows)).not.toContain('Tao');
    expect(Buffer.from(rows[0]?.name ?? []).includes('Tao')).toBe(false);
    const events = await coordinator.call('courseEvents', { params: { id: courseId } });
    expect(JSON.stringify(events)).not.toContain('Tao.pdf');
    expect(events.at(-1)?.body).toMatchObject({ kind: 'referral-letter', status: 'received', file });
  });

  test('sent twice with one number it is received once', async () => {
    const commandId = randomUUID();
    const first = await send(coordinator, picture, { kind: 'psma-pet-images', commandId });
    const again = await send(coordinator, picture, { kind: 'psma-pet-images', commandId });
    expect(again.json()).toEqual(first.json());
    expect((await list(coordinator)).map(({ kind }) => kind)).toEqual(['referral-letter', 'psma-pet-images']);
    expect(kept()).toHaveLength(2);
  });

  test('a referrer sees what he sent himself, and nobody else sees anything', async () => {
    expect(await list(referrer)).toEqual([]);
    expect((await open(referrer, file)).statusCode).toBe(404);
    const own = await send(referrer, Buffer.concat([letter, Buffer.from('b')]), { kind: 'pathology-report' });
    const { file: ownFile } = own.json() as { file: string };
    expect((await list(referrer)).map((one) => one.file)).toEqual([ownFile]);
    expect((await open(referrer, ownFile)).statusCode).toBe(200);
    for (const role of ['manager', 'administrator', 'patient'] as const) {
      const other = await at.enter(await at.person([role]));
      expect((await open(other, file)).statusCode).toBe(403);
    }
    const stranger = await at.enter(await at.person(['referrer']));
    expect((await open(stranger, file)).statusCode).toBe(404);
    expect((await send(stranger, letter, { kind: 'other' })).statusCode).toBe(404);
  });

  test('each look is recorded', async () => {
    const looks = await store()
      .db.selectFrom('read_log')
      .select(['what', 'purpose'])
      .where('subject', '=', courseId)
      .where('actor', '=', referring.id)
      .execute();
    const seen = looks.filter(({ purpose }) => purpose === 'referral').map(({ what }) => what);
    expect(seen).toEqual(expect.arrayContaining(['documents', 'document', 'receiveDocument']));
  });

  test('what is no document, empty or too large is refused and leaves nothing', async () => {
    const before = kept().length;
    const zip = await send(coordinator, Buffer.from('PK\u0003\u0004'), { kind: 'other' });
    expect(zip.json()).toMatchObject({ error: { code: 'bad-input', issues: [{ path: 'file' }] } });
    const empty = await send(coordinator, Buffer.alloc(0), { kind: 'other' });
    expect(empty.json()).toMatchObject({ error: { code: 'bad-input' } });
    const huge = await send(coordinator, Buffer.concat([letter, Buffer.alloc(25 * 1024 * 1024)]), {
      kind: 'other',
    });
    expect(huge.json()).toMatchObject({ error: { code: 'too-large' } });
    const odd = await send(coordinator, letter, { kind: 'shopping-list' });
    expect(odd.json()).toMatchObject({ error: { code: 'bad-input' } });
    expect(kept()).toHaveLength(before);
  });

  test('whoever may not see the course is refused before the file is read', async () => {
    const stranger = await at.enter(await at.person(['referrer']));
    const endless = new Readable({ read: () => undefined });
    endless.push(letter);
    expect((await send(stranger, endless, { kind: 'other' })).statusCode).toBe(404);
  });

  test('a file whose receipt is refused is not kept', async () => {
    const rows = () => store().db.selectFrom('document_file').select('address').execute();
    const [files, listed] = [kept().toSorted(), await rows()];
    const commandId = randomUUID();
    expect((await send(coordinator, letter, { kind: 'referral-letter', commandId })).statusCode).toBe(200);
    const other = Buffer.concat([letter, Buffer.from('refused')]);
    const refused = await send(coordinator, other, { kind: 'other', commandId });
    expect(refused.json()).toMatchObject({ error: { code: 'conflict' } });
    expect(kept().toSorted()).toEqual(files);
    expect(await rows()).toEqual(listed);
    // The file of an earlier receipt stays, whatever becomes of its second sending.
    expect((await send(coordinator, letter, { kind: 'other', commandId })).statusCode).toBe(409);
    expect((await open(coordinator, file)).statusCode).toBe(200);
  });

  test('a course keeps so many files and no more; what it keeps already may be sent again', async () => {
    const { db } = store();
    const like = await db.selectFrom('document_file').selectAll().executeTakeFirstOrThrow();
    const count = documentLimits.filesPerCourse;
    const filling = Array.from({ length: count }, (_, index) => index.toString(16).padStart(64, '0'));
    await db
      .insertInto('document_file')
      .values(filling.map((address) => ({ ...like, address })))
      .execute();
    const before = kept().length;
    const more = await send(coordinator, Buffer.concat([letter, Buffer.from('more')]), { kind: 'other' });
    expect(more.json()).toMatchObject({ error: { code: 'too-many-documents' } });
    expect(kept()).toHaveLength(before);
    expect((await send(coordinator, letter, { kind: 'referral-letter' })).statusCode).toBe(200);
    await db.deleteFrom('document_file').where('address', 'in', filling).execute();
  });

  test('an act names no file that the course does not have', async () => {
    const foreign = { kind: 'other', status: 'received', file: 'a'.repeat(64) };
    const body = { commandId: randomUUID(), type: 'receive-document', body: foreign };
    await expect(coordinator.call('commandCourse', { params: { id: courseId }, body })).rejects.toMatchObject(
      { code: 'bad-input' },
    );
    const missing = { ...body, body: { kind: 'other', status: 'missing', file } };
    await expect(
      coordinator.call('commandCourse', { params: { id: courseId }, body: missing }),
    ).rejects.toMatchObject({ code: 'bad-input' });
  });

  test('a file that was changed on the disk is not shown', async () => {
    const path = kept().find((one) => one.endsWith(file)) ?? '';
    const bytes = readFileSync(path);
    bytes[40] = (bytes[40] ?? 0) ^ 1;
    writeFileSync(path, bytes);
    expect((await open(coordinator, file)).json()).toMatchObject({ error: { code: 'file-damaged' } });
    const found = async () => {
      const { ok, documents, problemCount, problems } = await verifyRecord(at.centre.context);
      return { ok, documents, problemCount, problems: problems.map(({ kind, stream }) => [kind, stream]) };
    };
    const documents = kept().length;
    const stream = `course/${courseId}`;
    const damaged = { ok: false, documents, problemCount: 1, problems: [['damaged-file', stream]] };
    expect(await found()).toEqual(damaged);
    // Sent again it is mended, whether it is damaged or gone.
    await send(coordinator, letter, { kind: 'referral-letter' });
    expect((await open(coordinator, file)).rawPayload.equals(letter)).toBe(true);
    expect(await found()).toEqual({ ok: true, documents, problemCount: 0, problems: [] });
    rmSync(path);
    expect(await found()).toEqual({ ...damaged, problems: [['missing-file', stream]] });
    expect((await open(coordinator, file)).json()).toMatchObject({ error: { code: 'file-damaged' } });
    await send(coordinator, letter, { kind: 'referral-letter' });
    expect((await open(coordinator, file)).statusCode).toBe(200);
    const row = await store()
      .db.deleteFrom('document_file')
      .where('address', '=', file)
      .returningAll()
      .executeTakeFirstOrThrow();
    const unlisted = await found();
    expect(unlisted.problems).toContainEqual(['missing-file', stream]);
    expect(unlisted.documents).toBe(documents - 1);
    await store().db.insertInto('document_file').values(row).execute();
  });

  test('a file that was recorded by mistake goes with the correction of its fact', async () => {
    const events = await coordinator.call('courseEvents', { params: { id: courseId } });
    const wrong = events.find(({ body }) => body.kind === 'psma-pet-images');
    const correction = {
      version: wrong?.version,
      body: { kind: 'psma-pet-images', status: 'missing' },
      reason: 'These are the images of somebody else',
    };
    const body = {
      commandId: randomUUID(),
      type: 'correct',
      body: correction,
      signature: { method: 'pin', secret: pin },
    };
    await coordinator.call('commandCourse', { params: { id: courseId }, body: body as never });
    expect((await list(coordinator)).map(({ kind }) => kind)).not.toContain('psma-pet-images');
  });

  test('no name of a file reaches beyond its header', async () => {
    const name = `O'Neill (1)*"; x=y\r\nset-cookie: a=b.pdf`;
    const sent = await send(coordinator, Buffer.concat([letter, Buffer.from('name')]), {
      kind: 'other',
      name,
    });
    const { headers } = await open(coordinator, (sent.json() as { file: string }).file);
    // RFC 8187, 3.2.1: attr-char and percent-encoded octets.
    expect(headers['content-disposition']).toMatch(/^inline; filename\*=UTF-8''[\w!#$&+.^`|~%-]+$/);
    expect(headers['set-cookie']).toBeUndefined();
  });

  test('what comes while its person is being forgotten leaves nothing behind', async () => {
    const { context } = at.centre;
    const { person_id: personId } = await store()
      .db.selectFrom('course_projection')
      .select('person_id')
      .where('course_id', '=', courseId)
      .executeTakeFirstOrThrow();
    const before = kept();
    const put = async (bytes: Uint8Array) => {
      const address = await context.files.put(bytes);
      await store().transaction(async (tx) => {
        await forgetPerson(tx, personId, 'asked for it', { actor: referring.id, at: at.clock.now });
        await eraseDocumentsOf(tx, personId);
      });
      return address;
    };
    const bytes = Buffer.concat([letter, Buffer.from('late')]);
    const given = { name: 'late.pdf', bytes, receivedBy: referring.id };
    const sent = storeDocument(
      { ...context, files: { ...context.files, put } },
      { courseId, personId },
      given,
    );
    await expect(sent).rejects.toMatchObject({ code: 'not-found' });
    expect(kept().toSorted()).toEqual(before.toSorted());
    expect(await store().db.selectFrom('document_file').selectAll().execute()).toEqual([]);
  });
});
