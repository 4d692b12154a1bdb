import type { FastifyRequest } from 'fastify';
import { Failure } from '../failure.ts';

/**
 * A write must come from our own pages, or from a program that is no browser. Beside SameSite cookies:
 * browsers state the origin of every write (Fetch standard; Fetch Metadata).
 */
export function foreignWrite(request: FastifyRequest): Failure | null {
  if (request.method === 'GET') return null;
  const site = request.headers['sec-fetch-site'];
  const { origin, host } = request.headers;
  const foreign =
    (site !== undefined && site !== 'same-origin' && site !== 'none') ||
    (origin !== undefined && hostOf(origin) !== host);
  return foreign ? new Failure('not-allowed', 'Writes from another site are refused.') : null;
}

function hostOf(origin: string): string | null {
  return URL.canParse(origin) ? new URL(origin).host : null;
}
