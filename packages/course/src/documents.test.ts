import { describe, expect, it } from 'vitest';
import { awaitedDocuments, awaitsDocument, missingDocuments } from './documents.ts';
import { done, givenAt, type Stage, start, through } from './test-course.ts';
import { viewCourse } from './view/view.ts';

const referred = (change: object) =>
  done(start, 'refer', { change: { documents: [], payer: { kind: 'self', name: null }, ...change } });

describe('documents still missing', () => {
  it('are those that a referral needs, though nobody has listed them', () => {
    const home = missingDocuments(referred({ origin: 'home' }).course);
    const abroad = missingDocuments(referred({ origin: 'abroad' }).course);
    expect(home).toContain('pathology-report');
    expect(home).not.toContain('imaging-report');
    expect(abroad).toContain('imaging-report');
    expect(abroad).toContain('identity-document');
    expect(abroad).not.toContain('insurance-card');
    const payer = { kind: 'commercial-insurer', name: 'Example Insurance' };
    expect(missingDocuments(referred({ payer }).course)).toContain('insurance-card');
  });

  it('leave the list as they come, or as the centre records what they say', () => {
    const sent = done(referred({}), 'receive-document', {
      body: { kind: 'pathology-report', status: 'received', note: '' },
    });
    expect(missingDocuments(sent.course)).not.toContain('pathology-report');
    const known = ['record-history', 'record-labs', 'record-psma-pet'].reduce(
      (stage, type) => done(stage, type),
      referred({}),
    );
    expect(missingDocuments(known.course)).toEqual([
      'referral-letter',
      'pathology-report',
      'imaging-report',
      'identity-document',
    ]);
  });

  it('are after the board only those that somebody still waits for', () => {
    expect(missingDocuments(through('decide-board').course)).toEqual([]);
    const asked = done(through('decide-board'), 'receive-document', {
      body: { kind: 'other', status: 'missing', note: 'heart ultrasound' },
    });
    expect(missingDocuments(asked.course)).toEqual(['other']);
  });

  const asked = (stage: Stage, kind: string, at: string) =>
    done(stage, 'receive-document', { body: { kind, status: 'missing', note: '' }, at });

  it('are awaited once they were asked for, with the day, until they come or their content is recorded', () => {
    const waiting = asked(referred({}), 'laboratory-report', '2026-08-07T02:00:00Z');
    expect(awaitedDocuments(referred({}).course)).toEqual([]);
    expect(awaitedDocuments(waiting.course)).toEqual([
      { kind: 'laboratory-report', since: '2026-08-07T02:00:00Z' },
    ]);
    expect(awaitedDocuments(asked(waiting, 'laboratory-report', '2026-08-09T02:00:00Z').course)).toEqual([
      { kind: 'laboratory-report', since: '2026-08-09T02:00:00Z' },
    ]);
    const come = done(waiting, 'receive-document', {
      body: { kind: 'laboratory-report', status: 'received', note: '' },
    });
    expect(awaitedDocuments(come.course)).toEqual([]);
    const known = done(waiting, 'record-labs');
    expect(missingDocuments(known.course)).not.toContain('laboratory-report');
    // A newer one, asked for afterwards, is awaited again.
    const newer = asked(known, 'laboratory-report', '2026-08-10T02:00:00Z');
    expect(missingDocuments(newer.course)).toContain('laboratory-report');
  });

  it('let what does not lie on them go before; with all asked for, nobody here is called', () => {
    const waiting = ['therapy-summary', 'psma-pet-report'].reduce(
      (stage, kind) => asked(stage, kind, '2026-08-07T02:00:00Z'),
      referred({}),
    );
    const view = viewCourse(waiting.course, givenAt('2026-08-07T03:00:00Z'));
    expect(view.next).toBe('record-labs');
    expect(awaitsDocument(waiting.course, 'record-history')).toBe(true);
    expect(awaitsDocument(waiting.course, 'record-labs')).toBe(false);
    const all = missingDocuments(waiting.course).reduce(
      (stage, kind) => asked(stage, kind, '2026-08-08T02:00:00Z'),
      waiting,
    );
    const { next, prompts } = viewCourse(all.course, givenAt('2026-08-08T03:00:00Z'));
    expect(next).toBe('record-history');
    // With history and images recorded, eligibility still waits for the blood values.
    const half = ['record-history', 'record-psma-pet', 'sign-psma-pet'].reduce(
      (stage, type) => done(stage, type),
      all,
    );
    expect(viewCourse(half.course, givenAt('2026-08-12T03:00:00Z')).next).toBe('record-labs');
    expect(awaitsDocument(half.course, 'evaluate-eligibility')).toBe(true);
    expect(prompts.map(({ id, roles }) => [id, roles])).toEqual([['documents-awaited', ['referrer']]]);
    expect(prompts[0]?.inputs.since).toBe('2026-08-08');
  });

  it('are told to the coordinator and to who referred, and block nothing', () => {
    const { prompts, steps } = viewCourse(referred({}).course, givenAt('2026-08-06T02:00:00Z'));
    const prompt = prompts.find(({ id }) => id === 'documents-missing');
    expect(prompt).toMatchObject({
      severity: 'info',
      roles: ['coordinator', 'referrer'],
      command: 'receive-document',
    });
    expect(prompt?.inputs.documents).toContain('pathology-report');
    expect(steps.find(({ command }) => command === 'record-history')?.state).toBe('open');
  });
});
