export * from './command.ts';
export { adverseEventTerms } from './commands/follow-up.ts';
export { packKinds } from './commands/site.ts';
export * from './course.ts';
export * from './gate.ts';
export { type Device, emptySite, type Site } from './site/site.ts';
export * from './site/site-command.ts';
export * from './vocabulary.ts';
