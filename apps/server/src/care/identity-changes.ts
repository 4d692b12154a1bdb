import type { IdentityChange, IdentityPart, PersonIdentity } from '@lutetia/contract';
import { loadVersions, type PersonVersion } from '../person/index.ts';
import type { SiteKeys, Tx } from '../store/index.ts';
import { toIdentity } from './identity.ts';
import { namesOf } from './shown-events.ts';

const numbers = (identity: PersonIdentity, own: boolean) =>
  identity.identifiers
    .filter(({ kind }) => (kind === 'hospital-number') === own)
    // The issuer of a hospital's number is the hospital.
    .map(({ kind, value, country }) => (own ? value : [kind, country, value].join(' ')))
    .sort();

const looks = {
  name: ({ family, given, nativeName }) => [family, given, nativeName],
  'birth-date': ({ birthDate }) => birthDate,
  sex: ({ sex }) => sex,
  country: ({ country }) => country,
  language: ({ language }) => language,
  contact: ({ phone, email }) => [phone, email],
  'hospital-number': (identity) => numbers(identity, true),
  'other-number': (identity) => numbers(identity, false),
} as const satisfies Record<IdentityPart, (identity: PersonIdentity) => unknown>;

/** Which parts of an identity differ. */
export const changedParts = (before: PersonIdentity, after: PersonIdentity): IdentityPart[] =>
  (Object.keys(looks) as IdentityPart[]).filter(
    (part) => JSON.stringify(looks[part](before)) !== JSON.stringify(looks[part](after)),
  );

/** Corrections of who a person is, newest first. */
export async function identityChanges(tx: Tx, keys: SiteKeys, personId: string): Promise<IdentityChange[]> {
  const versions = await loadVersions(tx, keys, personId);
  const names = await namesOf(
    tx,
    versions.map(({ actor }) => actor),
  );
  return versions
    .slice(1)
    .flatMap((after, index) => {
      const before = versions[index];
      return before === undefined ? [] : [changeBetween(before, after, names)];
    })
    .reverse();
}

function changeBetween(
  before: PersonVersion,
  after: PersonVersion,
  names: ReadonlyMap<string, string>,
): IdentityChange {
  const old = toIdentity(before.person);
  const parts = changedParts(old, toIdentity(after.person));
  return {
    at: after.at,
    by: names.get(after.actor) ?? after.actor,
    reason: after.reason,
    parts,
    birthDateBefore: parts.includes('birth-date') ? old.birthDate : null,
    hospitalNumbersBefore: parts.includes('hospital-number') ? numbers(old, true) : null,
  };
}
