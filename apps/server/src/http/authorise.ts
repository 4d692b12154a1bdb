import { mayUse, type Route, type RouteId } from '@lutetia/contract';
import type { Caller, DisplayLink } from '../access/index.ts';
import { Failure } from '../failure.ts';

/**
 * Whether a caller may use a route: denied unless its `access` grants it and the session is what it
 * needs to be. One function decides it for all.
 */
export function authorise(
  route: Pick<Route, 'access' | 'session'>,
  caller: Caller | null,
  display: DisplayLink | null,
): Failure | null {
  if (route.access === 'public') return null;
  if (route.access === 'display') {
    return display === null
      ? new Failure('not-signed-in', 'This display link is not known or has ended.')
      : null;
  }
  if (caller === null) return new Failure('not-signed-in', 'Sign in first.');
  if (caller.state === 'locked' && route.session !== 'any') {
    return new Failure('session-locked', 'The session is locked.');
  }
  if (!caller.secondFactor && route.session === 'open') {
    return new Failure('second-factor-required', 'Enrol and confirm the second factor first.');
  }
  if (!mayUse(route.access, caller.roles)) return new Failure('not-allowed', 'Your role may not do this.');
  return null;
}

/** Registered with every route, so that none can stand outside the contract. */
declare module 'fastify' {
  interface FastifyContextConfig {
    /** The route of the contract, or `open` for the web app's files and the interface's description. */
    lutetia?: RouteId | 'open';
  }
}
