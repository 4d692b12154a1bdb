import type { CommandType } from './command-table.ts';
import type { Course, Fact } from './course.ts';
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

/** What the centre has recorded itself need not come on paper: the facts that stand for a document. */
const recordedHere: Partial<Record<DocumentKind, (course: Course) => readonly Fact[]>> = {
  'psma-pet-images': ({ pet }) => factsOf([pet]),
  'psma-pet-report': ({ pet }) => factsOf([pet]),
  'laboratory-report': ({ labs }) => factsOf(labs),
  'therapy-summary': ({ history }) => factsOf([history]),
};
const factsOf = (stated: readonly ({ fact: Fact } | null)[]): readonly Fact[] =>
  stated.flatMap((one) => (one === null ? [] : [one.fact]));

/**
 * Documents that somebody said are missing, and until the board has decided those that a referral usually needs;
 * none whose content was recorded since it was last asked for.
 */
export function missingDocuments(course: Course): DocumentKind[] {
  const { referral, documents, documentsAsked, board } = course;
  if (referral === null) return [];
  const insured = referral.payer.kind === 'commercial-insurer' || referral.payer.kind === 'public-insurer';
  const wanted = new Set<DocumentKind>(
    board === null
      ? [...documentsWanted[referral.origin], ...(insured ? ['insurance-card' as const] : [])]
      : [],
  );
  const isRecorded = (kind: DocumentKind): boolean => {
    const askedIn = documentsAsked[kind]?.version ?? 0;
    return recordedHere[kind]?.(course).some(({ version }) => version > askedIn) ?? false;
  };
  return documentKinds.filter(
    (kind) =>
      (documents[kind] === 'missing' || (wanted.has(kind) && documents[kind] === undefined)) &&
      !isRecorded(kind),
  );
}

/** Missing documents that were asked for since the referral, each with the instant of the latest asking. */
export const awaitedDocuments = (course: Course): { kind: DocumentKind; since: string }[] =>
  missingDocuments(course).flatMap((kind) => {
    const asked = course.documentsAsked[kind];
    return asked === undefined ? [] : [{ kind, since: asked.recordedAt }];
  });

const paperOf: Readonly<Record<string, readonly DocumentKind[]>> = {
  'record-history': ['therapy-summary'],
  'record-labs': ['laboratory-report'],
  'record-psma-pet': ['psma-pet-images', 'psma-pet-report'],
  'evaluate-eligibility': ['therapy-summary', 'laboratory-report', 'psma-pet-images', 'psma-pet-report'],
} satisfies Partial<Record<CommandType, readonly DocumentKind[]>>;

/** Missing documents that nobody has asked for since the referral. */
export const unaskedDocuments = (course: Course): DocumentKind[] =>
  missingDocuments(course).filter((kind) => course.documentsAsked[kind] === undefined);

/** Whether what an act records or reads is on a paper that was asked for and has not come. */
export const awaitsDocument = (course: Course, act: string): boolean =>
  awaitedDocuments(course).some(({ kind }) => paperOf[act]?.includes(kind) ?? false);
