import type { CallOutput } from '@lutetia/contract';
import { currentCycle, liveDirective } from '@lutetia/course';

export type ScannedField = 'patientCode' | 'directiveCode' | 'vialCode';
export const scannedFields: readonly ScannedField[] = ['patientCode', 'directiveCode', 'vialCode'];
export type ExpectedCodes = Readonly<Record<ScannedField, readonly string[]>>;

/** What the wristband, the directive and the vial have to read; the server judges by the same. */
export function expectedCodes({
  view,
  person,
}: Pick<CallOutput<'course'>, 'view' | 'person'>): ExpectedCodes {
  const { course } = view;
  const directive = liveDirective(course);
  const { vial } = currentCycle(course);
  const numbers = (person?.identifiers ?? []).filter(({ kind }) => kind === 'hospital-number');
  return {
    patientCode: [...numbers.map(({ value }) => value), `C-${course.id.slice(0, 8).toUpperCase()}`],
    directiveCode: directive === null ? [] : [directive.code],
    vialCode: vial === null ? [] : [vial.vialCode],
  };
}

const plain = (code: string): string => code.trim().toUpperCase();

export type CodeState = 'empty' | 'partial' | 'match' | 'mismatch';

/** While a code is being typed it is not wrong yet. */
export function codeState(code: string, expected: readonly string[]): CodeState {
  const read = plain(code);
  if (read === '') return 'empty';
  if (expected.some((one) => plain(one) === read)) return 'match';
  return expected.some((one) => plain(one).startsWith(read)) ? 'partial' : 'mismatch';
}

/**
 * The field that a code belongs to: the one whose code it is, wherever the focus stands; a code that fits
 * none goes where the focus is, else to the first that is empty, where it is seen to be wrong.
 */
export function fieldFor(
  code: string,
  expected: ExpectedCodes,
  typed: Readonly<Partial<Record<ScannedField, string>>>,
  focused: string | null,
): ScannedField | null {
  const own = scannedFields.find((field) => codeState(code, expected[field]) === 'match');
  if (own !== undefined) return own;
  const here = scannedFields.find((field) => field === focused);
  return here ?? scannedFields.find((field) => (typed[field] ?? '').trim() === '') ?? null;
}
