import type { CommandBody } from '../command.ts';
import type { Course, EligibilityResult } from '../course.ts';
import { changeLiveDirective, type Evolver, factOf, stated } from './state.ts';

export const intakeEvolvers: Record<string, Evolver> = {
  'course.referred': (course, event) => {
    const referral = stated<NonNullable<Course['referral']> & { personId: string; siteId: string }>(event);
    return {
      ...course,
      personId: referral.personId,
      siteId: referral.siteId,
      referral,
      documents: Object.fromEntries(referral.documents.map(({ kind, status }) => [kind, status])),
    };
  },
  'course.document-recorded': (course, event) => {
    const { kind, status, file, note } = event.body as CommandBody<'receive-document'>;
    const documents = { ...course.documents, [kind]: status };
    const { [kind]: _, ...askedElse } = course.documentsAsked;
    const documentsAsked = status === 'missing' ? { ...askedElse, [kind]: factOf(event) } : askedElse;
    if (file === undefined) return { ...course, documents, documentsAsked };
    // Sent again, a document is still one.
    const others = course.files.filter((one) => one.file !== file || one.kind !== kind);
    return {
      ...course,
      documents,
      documentsAsked,
      files: [...others, { kind, file, note, fact: factOf(event) }],
    };
  },
  'course.history-recorded': (course, event) => ({ ...course, history: stated(event) }),
  'course.labs-recorded': (course, event) => ({
    ...course,
    labs: [...course.labs, stated<Course['labs'][number]>(event)].sort((a, b) =>
      Temporal.Instant.compare(a.collectedAt, b.collectedAt),
    ),
  }),
  'course.psma-pet-recorded': (course, event) => ({
    ...course,
    pet: { ...stated<NonNullable<Course['pet']>>(event), read: 'draft' },
  }),
  'course.psma-pet-signed': (course, event) => ({
    ...course,
    pet: course.pet === null ? null : { ...course.pet, read: 'signed', fact: factOf(event) },
  }),
  'course.eligibility-evaluated': (course, event) => ({
    ...course,
    eligibility: stated<EligibilityResult>(event),
  }),
  'course.board-decided': (course, event) => {
    const board = stated<NonNullable<Course['board']>>(event);
    const stands = board.decision === 'treat';
    return {
      ...(stands
        ? course
        : changeLiveDirective(course, { status: 'voided', voidedBecause: `board: ${board.decision}` })),
      board,
    };
  },
  'course.consent-recorded': (course, event) => {
    const consent = stated<NonNullable<Course['consents']['treatment']>>(event);
    return { ...course, consents: { ...course.consents, [consent.kind]: consent } };
  },
  'course.consent-withdrawn': (course, event) => {
    const { [event.body.kind as 'treatment']: _, ...consents } = course.consents;
    return { ...course, consents };
  },
  'course.estimate-issued': (course, event) => ({
    ...course,
    estimate: {
      ...stated<NonNullable<Course['estimate']>>(event),
      accepted: false,
      beforeEligibility: course.eligibility === null,
    },
  }),
  'course.estimate-accepted': (course) => ({
    ...course,
    estimate: course.estimate === null ? null : { ...course.estimate, accepted: true },
  }),
  'course.cover-recorded': (course, event) => ({ ...course, cover: stated(event) }),
};
