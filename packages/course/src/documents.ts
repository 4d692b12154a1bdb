import type { Course } from './course.ts';
import type { GateSource } from './gate.ts';
import { type DocumentKind, documentKinds } from './vocabulary.ts';

/** What a referral usually needs. Nothing waits for it: a referral is always taken. */
export const documentsWanted: Readonly<Record<'home' | 'abroad', readonly DocumentKind[]>> & {
  readonly source: GateSource;
} = {
  home: [
    'referral-letter',
    'pathology-report',
    'psma-pet-images',
    'psma-pet-report',
    'laboratory-report',
    'therapy-summary',
    'identity-document',
  ],
  abroad: [
    'referral-letter',
    'pathology-report',
    'psma-pet-images',
    'psma-pet-report',
    'imaging-report',
    'laboratory-report',
    'therapy-summary',
    'identity-document',
  ],
  source: {
    citation: 'Choice of this project after the intake lists of hospitals (medcareinchina.com)',
    version: '1',
    status: 'unverified',
  },
};

/** What the centre has recorded itself need not come on paper. */
const recordedHere: Partial<Record<DocumentKind, (course: Course) => boolean>> = {
  'psma-pet-images': ({ pet }) => pet !== null,
  'psma-pet-report': ({ pet }) => pet !== null,
  'laboratory-report': ({ labs }) => labs.length > 0,
  'therapy-summary': ({ history }) => history !== null,
};

/** Documents that somebody said are missing, and until the board has decided those that a referral usually needs. */
export function missingDocuments(course: Course): DocumentKind[] {
  const { referral, documents, board } = course;
  if (referral === null) return [];
  const insured = referral.payer.kind === 'commercial-insurer' || referral.payer.kind === 'public-insurer';
  const wanted = new Set<DocumentKind>(
    board === null
      ? [...documentsWanted[referral.origin], ...(insured ? ['insurance-card' as const] : [])]
      : [],
  );
  return documentKinds.filter(
    (kind) =>
      documents[kind] === 'missing' ||
      (wanted.has(kind) && documents[kind] === undefined && !recordedHere[kind]?.(course)),
  );
}
