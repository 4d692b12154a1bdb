import { ApiError, createClient } from '@lutetia/contract';
import { presenceHeaders } from '../session/presence.ts';
import { sessionSignal } from '../session/session-signal.ts';
import { activity } from './activity.ts';

/** The server gave no answer that could be read: no network, or it is down. */
export class UnreachableError extends Error {
  override readonly name = 'UnreachableError';
}

const send: typeof fetch = async (input, init) => {
  let response: Response;
  try {
    response = await fetch(input, { ...init, headers: { ...init?.headers, ...presenceHeaders() } });
  } catch (cause) {
    throw new UnreachableError('no answer', { cause });
  }
  if (!response.headers.get('content-type')?.includes('json')) {
    throw new UnreachableError(`answer ${response.status} is not JSON`);
  }
  return response;
};

const client = createClient('', send);

/** Every call to the server; a lost or locked session is announced to the shell. */
export const call: typeof client = async (id, input) => {
  try {
    return await activity.during(client(id, input));
  } catch (error) {
    if (error instanceof ApiError) {
      if (error.code === 'session-locked') sessionSignal.emit('locked');
      if (error.code === 'not-signed-in') sessionSignal.emit('lost');
    }
    throw error;
  }
};
