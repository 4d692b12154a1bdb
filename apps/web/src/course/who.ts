import type { PersonIdentity } from '@lutetia/contract';

export type PersonNumber = PersonIdentity['identifiers'][number];

/** What is on a wristband comes first; what a foreign patient carries next. */
const best = ['hospital-number', 'passport', 'identity-card', 'insurance'] as const;

/** A person's numbers, the one that names them best first. */
export const numbersOf = ({ identifiers }: Pick<PersonIdentity, 'identifiers'>): PersonNumber[] =>
  identifiers.toSorted((a, b) => best.indexOf(a.kind) - best.indexOf(b.kind));

/** Completed years on a day of the site. */
export const ageOn = (birthDate: string, today: Temporal.PlainDate): number =>
  Temporal.PlainDate.from(birthDate).until(today, { largestUnit: 'years' }).years;
