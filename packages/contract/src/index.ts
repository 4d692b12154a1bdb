export * from './addresses.ts';
export * from './client.ts';
export * from './credentials.ts';
export * from './errors.ts';
export * from './person.ts';
export type { Access, Route, SessionNeed } from './route.ts';
export * from './routes.ts';
export * from './worklist-views.ts';
