export * from './addresses.ts';
export * from './client.ts';
export * from './credentials.ts';
export * from './display-shows.ts';
export * from './errors.ts';
export * from './person.ts';
export { type Access, givenFile, type Route, type SessionNeed } from './route.ts';
export * from './routes.ts';
export * from './worklist-views.ts';
