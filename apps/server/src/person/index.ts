export { alikeNames } from './alike-names.ts';
export { decrypt, encrypt } from './cipher.ts';
export { findByNumber } from './find-by-number.ts';
export { loadPersons, loadVersions, type PersonVersion } from './load-persons.ts';
export type { Person, PersonIdentifier, PersonName } from './person.ts';
export { type PersonKey, personKey } from './person-key.ts';
export {
  type Change,
  createPerson,
  findByIdentifier,
  forgetPerson,
  namedLike,
  PersonError,
  type PersonErrorCode,
  type StoredPerson,
  updatePerson,
} from './person-store.ts';
export type { Access, Read } from './read-log.ts';
export { renewNameIndex } from './renew-name-index.ts';
