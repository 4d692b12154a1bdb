export { toPerson } from './identity.ts';
