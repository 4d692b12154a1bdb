export { decrypt, encrypt } from './cipher.ts';
export { findByNumber } from './find-by-number.ts';
export { loadPersons } from './load-persons.ts';
export {
  type Person,
  type PersonIdentifier,
  type PersonName,
  person,
  personIdentifier,
  personName,
} from './person.ts';
export {
  type Change,
  createPerson,
  findByIdentifier,
  findByName,
  forgetPerson,
  PersonError,
  type PersonErrorCode,
  readPerson,
  readPersonHistory,
  type StoredPerson,
  updatePerson,
} from './person-store.ts';
export { type Access, logRead, type Read, readsOf } from './read-log.ts';
