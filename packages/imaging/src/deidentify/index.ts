export { type Deidentified, deidentify, type Pseudonyms } from './deidentify.ts';
export { type Profile, profiles, type RetainOption, retainOptions } from './profile.ts';
