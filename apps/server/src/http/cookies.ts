import type { FastifyReply, FastifyRequest } from 'fastify';

const sessionCookie = 'lutetia_session';
const deviceCookie = 'lutetia_device';
const displayCookie = 'lutetia_display';
const yearSeconds = 365 * 24 * 3600;

export const sessionToken = (request: FastifyRequest): string | undefined => request.cookies[sessionCookie];
export const deviceToken = (request: FastifyRequest): string | undefined => request.cookies[deviceCookie];

export const displayToken = (request: FastifyRequest): string | undefined => request.cookies[displayCookie];

/** Out of reach of scripts, never sent from another site, and only encrypted where the page is. */
const options = (request: FastifyRequest) =>
  ({
    path: '/',
    httpOnly: true,
    sameSite: 'strict',
    secure: request.protocol === 'https',
  }) as const;

export function setSession(request: FastifyRequest, reply: FastifyReply, token: string): void {
  reply.setCookie(sessionCookie, token, options(request));
}

export function clearSession(request: FastifyRequest, reply: FastifyReply): void {
  reply.clearCookie(sessionCookie, options(request));
}

/** Sent to the board of the wall alone; a screen that loses power opens it again by itself. */
export function setDisplay(request: FastifyRequest, reply: FastifyReply, token: string): void {
  reply.setCookie(displayCookie, token, {
    ...options(request),
    path: '/api/display',
    maxAge: yearSeconds,
  });
}

export function setDevice(request: FastifyRequest, reply: FastifyReply, token: string): void {
  reply.setCookie(deviceCookie, token, { ...options(request), maxAge: yearSeconds });
}
