import type { Role } from '@lutetia/course';
import type { Access, Route } from './route.ts';

const clinical = ['physician', 'radiopharmacist', 'technologist', 'physicist', 'coordinator'] as const;
const staff = [...clinical, 'manager', 'administrator'] as const;

interface Address {
  readonly method: Route['method'];
  readonly path: Route['path'];
  readonly access: Access;
}

/**
 * Where each route is and who may call it. Apart from the forms of what it takes and answers (`routes`), so that a
 * page that calls it need not load them.
 */
export const addresses = {
  health: { method: 'GET', path: '/api/health', access: 'public' },
  setupState: { method: 'GET', path: '/api/setup', access: 'public' },
  setUp: { method: 'POST', path: '/api/setup', access: 'public' },
  demoAccounts: { method: 'GET', path: '/api/demo/accounts', access: 'public' },
  signIn: { method: 'POST', path: '/api/session', access: 'public' },
  me: { method: 'GET', path: '/api/session', access: 'signed-in' },
  signOut: { method: 'DELETE', path: '/api/session', access: 'signed-in' },
  lock: { method: 'POST', path: '/api/session/lock', access: 'signed-in' },
  unlock: { method: 'POST', path: '/api/session/unlock', access: 'public' },
  setPin: { method: 'POST', path: '/api/session/pin', access: 'signed-in' },
  changePassword: { method: 'POST', path: '/api/session/password', access: 'signed-in' },
  confirmSecondFactor: { method: 'POST', path: '/api/session/second-factor', access: 'signed-in' },
  listUsers: { method: 'GET', path: '/api/users', access: ['administrator', 'physicist', 'manager'] },
  createUser: { method: 'POST', path: '/api/users', access: ['administrator'] },
  changeUser: { method: 'PATCH', path: '/api/users/:id', access: ['administrator'] },
  colleagues: { method: 'GET', path: '/api/colleagues', access: [...staff] },
  worklist: { method: 'GET', path: '/api/worklist', access: [...staff] },
  listCourses: {
    method: 'GET',
    path: '/api/courses',
    access: [...clinical, 'manager', 'referrer', 'patient'],
  },
  openCourse: { method: 'POST', path: '/api/courses', access: ['coordinator', 'physician', 'referrer'] },
  course: {
    method: 'GET',
    path: '/api/courses/:id',
    access: [...clinical, 'manager', 'referrer', 'patient'],
  },
  courseEvents: { method: 'GET', path: '/api/courses/:id/events', access: [...clinical] },
  documents: { method: 'GET', path: '/api/courses/:id/documents', access: [...clinical, 'referrer'] },
  document: { method: 'GET', path: '/api/courses/:id/documents/:file', access: [...clinical, 'referrer'] },
  receiveDocument: {
    method: 'POST',
    path: '/api/courses/:id/documents',
    access: ['coordinator', 'physician', 'referrer'],
  },
  correctIdentity: {
    method: 'POST',
    path: '/api/courses/:id/identity',
    access: ['coordinator', 'physician'],
  },
  commandCourse: {
    method: 'POST',
    path: '/api/courses/:id/commands',
    access: [...clinical, 'manager', 'referrer'],
  },
  previewCommand: {
    method: 'POST',
    path: '/api/courses/:id/preview',
    access: [...clinical, 'manager', 'referrer'],
  },
  instructions: { method: 'GET', path: '/api/courses/:id/instructions', access: [...clinical, 'patient'] },
  myCourse: { method: 'GET', path: '/api/my-course', access: ['patient'] },
  referrals: { method: 'GET', path: '/api/referrals', access: ['referrer'] },
  courseAccess: { method: 'GET', path: '/api/courses/:id/access', access: [...clinical, 'referrer'] },
  changeCourseAccess: { method: 'POST', path: '/api/courses/:id/access', access: [...clinical, 'referrer'] },
  breakGlass: { method: 'POST', path: '/api/courses/:id/emergency-access', access: [...clinical] },
  listBreakGlass: {
    method: 'GET',
    path: '/api/emergency-access',
    access: ['administrator', 'manager', 'physicist'],
  },
  reviewBreakGlass: {
    method: 'POST',
    path: '/api/emergency-access/:id/review',
    access: ['administrator', 'manager'],
  },
  today: { method: 'GET', path: '/api/today', access: [...clinical, 'manager'] },
  live: { method: 'GET', path: '/api/live', access: [...clinical, 'manager'] },
  listDisplays: { method: 'GET', path: '/api/displays', access: ['administrator', 'manager'] },
  createDisplay: { method: 'POST', path: '/api/displays', access: ['administrator', 'manager'] },
  revokeDisplay: {
    method: 'POST',
    path: '/api/displays/:id/revocation',
    access: ['administrator', 'manager'],
  },
  openDisplay: { method: 'POST', path: '/api/display', access: 'public' },
  displayBoard: { method: 'GET', path: '/api/display/board', access: 'display' },
  findPersonToForget: { method: 'POST', path: '/api/persons/forgettable', access: ['administrator'] },
  forgetPerson: { method: 'POST', path: '/api/persons/:id/forgetting', access: ['administrator'] },
  supply: { method: 'GET', path: '/api/supply', access: [...staff] },
  site: { method: 'GET', path: '/api/site', access: [...staff] },
  siteEvents: { method: 'GET', path: '/api/site/events', access: ['administrator', 'physicist', 'manager'] },
  commandSite: { method: 'POST', path: '/api/site/commands', access: [...staff] },
  packs: { method: 'GET', path: '/api/packs', access: [...staff] },
  audit: { method: 'GET', path: '/api/audit', access: ['administrator', 'physicist', 'manager'] },
  verifyLedger: { method: 'POST', path: '/api/ledger/verification', access: ['administrator', 'physicist'] },
} as const satisfies Record<string, Address>;

export type RouteId = keyof typeof addresses;
export const routeIds = Object.keys(addresses) as RouteId[];

export function mayUse(access: Access, held: readonly Role[]): boolean {
  if (access === 'display') return false;
  return access === 'public' || access === 'signed-in' || access.some((one) => held.includes(one));
}
