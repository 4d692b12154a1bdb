import type { Call, Me } from '@lutetia/contract';

/** The first user signs in with the code just shown; this also confirms the second factor. */
export async function confirmFirstUser(
  call: Call,
  input: { username: string; password: string },
  code: string,
): Promise<Me> {
  const { username, password } = input;
  return (await call('signIn', { body: { username, password, code } })).me;
}
