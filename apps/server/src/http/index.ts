export { buildApp } from './app.ts';
export { listen, PortError } from './listen.ts';
