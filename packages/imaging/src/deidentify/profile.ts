import table from '../data/confidentiality.json' with { type: 'json' };

/** What is done to an attribute: PS3.15 table E.1-1a. */
export type Action =
  /** Removed. */
  | 'X'
  /** Emptied. */
  | 'Z'
  /** Replaced by a dummy. */
  | 'D'
  /** Replaced by another UID, the same one everywhere. */
  | 'U'
  /** Kept. */
  | 'K'
  /** Cleaned: dates are shifted, what nobody can clean without reading it is removed. */
  | 'C';

/** Options of the profile (PS3.15 E.3): what is kept or cleaned beyond the basic profile. */
export const retainOptions = [
  'uids',
  'device',
  'institution',
  'patient',
  'fullDates',
  'modifiedDates',
] as const;
export type RetainOption = (typeof retainOptions)[number];

export type Profile = { readonly options: readonly RetainOption[] };

/** The profiles that have a name; each is the basic profile with options. */
export const profiles = {
  /** PS3.15 E.2 as it stands: all dates go. */
  basic: { options: [] },
  /** For follow-up and for SUV: weight, height, sex and age stay, dates are shifted by the same days. */
  quantitative: { options: ['patient', 'modifiedDates'] },
} as const satisfies Readonly<Record<string, Profile>>;
export type ProfileName = keyof typeof profiles;

const rules: Readonly<Record<string, string>> = table;
const patterns = Object.entries(rules)
  .filter(([tag]) => tag.includes('x'))
  .map(([tag, rule]) => ({ pattern: new RegExp(`^${tag.replaceAll('x', '[0-9a-f]')}$`), rule }));

/**
 * The action for an attribute; undefined where the profile leaves it alone. Where the table leaves a choice that depends
 * on the object's type (X/Z, X/D …) the last is taken, which keeps every object valid (E.1-1, note on "/" ).
 */
export function actionFor(tag: number, { options }: Profile): Action | undefined {
  const hex = tag.toString(16).padStart(8, '0');
  const rule = rules[hex] ?? patterns.find(({ pattern }) => pattern.test(hex))?.rule;
  if (rule === undefined) return undefined;
  const [basic = 'X', ...changes] = rule.split(' ');
  for (const option of options) {
    const change = changes.find((one) => one.startsWith(`${option}:`))?.at(-1);
    if (change === 'K' || change === 'C') return change;
  }
  const last = basic.replaceAll('*', '').at(-1);
  return last === 'X' || last === 'Z' || last === 'D' || last === 'U' ? last : 'X';
}
