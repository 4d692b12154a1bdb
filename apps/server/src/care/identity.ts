import type { PersonIdentity } from '@lutetia/contract';
import type { Person, PersonIdentifier } from '../person/index.ts';

const storedKind = {
  'hospital-number': 'hospital',
  passport: 'passport',
  'identity-card': 'id-card',
  insurance: 'insurance',
} as const satisfies Record<PersonIdentity['identifiers'][number]['kind'], PersonIdentifier['kind']>;

const shownKind = {
  hospital: 'hospital-number',
  passport: 'passport',
  'id-card': 'identity-card',
  insurance: 'insurance',
} as const satisfies Record<PersonIdentifier['kind'], PersonIdentity['identifiers'][number]['kind']>;

/** A number's issuer: the hospital's country for its own numbers, else the person's where none is named. */
export function toPerson(identity: PersonIdentity, siteCountry: string): Person {
  const { family, given, nativeName, phone, email, identifiers } = identity;
  return {
    names: [
      { script: scriptOf(family), family, given },
      ...(nativeName === '' ? [] : [{ script: scriptOf(nativeName), family: nativeName, given: '' }]),
    ],
    birthDate: identity.birthDate,
    sex: identity.sex,
    phones: phone === '' ? [] : [phone],
    email: email === '' ? null : email,
    country: identity.country,
    language: identity.language,
    identifiers: identifiers.map(({ kind, value, country }) => ({
      kind: storedKind[kind],
      value,
      country: kind === 'hospital-number' ? siteCountry : country === '' ? identity.country : country,
    })),
    nextOfKin: null,
  };
}

/**
 * A person as corrected. What the form does not show stays: next of kin, further names and telephones, the
 * parts of a native name that was not changed.
 */
export function corrected(stored: Person, identity: PersonIdentity, siteCountry: string): Person {
  const given = toPerson(identity, siteCountry);
  const before = toIdentity(stored);
  const native = before.nativeName === identity.nativeName ? stored.names.slice(1, 2) : given.names.slice(1);
  return {
    ...given,
    names: [...given.names.slice(0, 1), ...native, ...stored.names.slice(2)],
    sex: identity.sex === before.sex ? stored.sex : identity.sex,
    phones: [...given.phones, ...stored.phones.slice(1)],
    nextOfKin: stored.nextOfKin,
  };
}

export function toIdentity(person: Person): PersonIdentity {
  const [name, native] = person.names;
  return {
    family: name?.family ?? '',
    given: name?.given ?? '',
    nativeName: native === undefined ? '' : `${native.family}${native.given}`,
    birthDate: person.birthDate,
    sex: person.sex === 'unknown' ? 'other' : person.sex,
    country: person.country,
    language: person.language,
    phone: person.phones[0] ?? '',
    email: person.email ?? '',
    identifiers: person.identifiers.map(({ kind, ...rest }) => ({ kind: shownKind[kind], ...rest })),
  };
}

/** As a list shows a person. */
export function shortIdentity(person: Person) {
  const { family, given, nativeName } = toIdentity(person);
  return {
    name: given === '' ? family : `${family}, ${given}`,
    nativeName,
    hospitalNumber: hospitalNumbers(person)[0] ?? '',
  };
}

export const hospitalNumbers = ({ identifiers }: Person): string[] =>
  identifiers.filter(({ kind }) => kind === 'hospital').map(({ value }) => value);

const scriptOf = (name: string): Person['names'][number]['script'] => {
  if (/\p{Script=Han}/u.test(name)) return 'chinese';
  return /^[\p{Script=Latin}\p{M}\p{P}\p{Zs}\p{N}]*$/u.test(name) ? 'latin' : 'other';
};
