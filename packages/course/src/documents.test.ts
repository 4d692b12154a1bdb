import { describe, expect, it } from 'vitest';
import { missingDocuments } from './documents.ts';
import { done, givenAt, start, through } from './test-course.ts';
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
