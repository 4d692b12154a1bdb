import { type Call, createClient } from '@lutetia/contract';
import { type ExampleUserKey, exampleUsers } from '@lutetia/example';
import type { FastifyInstance } from 'fastify';
import { Secret, TOTP } from 'otpauth';

/** Passwords and PINs of people who exist only while a scenario runs. */
const password = 'scenario-password-1';
const pin = '246810';

export interface Person {
  readonly call: Call;
  readonly userId: string;
  readonly username: string;
  readonly pin: string;
}

/** A browser of its own: keeps its cookies, speaks HTTP to the server without a socket. */
export function browserOf(app: FastifyInstance): typeof fetch {
  const cookies = new Map<string, string>();
  return async (url, init) => {
    const response = await app.inject({
      method: (init?.method ?? 'GET') as 'GET' | 'POST' | 'PATCH' | 'DELETE',
      url: String(url),
      headers: {
        ...(init?.headers as Record<string, string> | undefined),
        cookie: [...cookies].map(([name, value]) => `${name}=${value}`).join('; '),
      },
      ...(typeof init?.body === 'string' ? { payload: init.body } : {}),
    });
    for (const { name, value } of response.cookies) cookies.set(name, value);
    return new Response(response.rawPayload.toString('utf8'), { status: response.statusCode });
  };
}

const codeOf = (secret: string, at: Temporal.Instant): string =>
  new TOTP({ secret: Secret.fromBase32(secret) }).generate({ timestamp: at.epochMilliseconds });

/** Sets the centre up by its own first-user page and creates everybody else by the administrator. */
export async function createPeople(
  app: FastifyInstance,
  site: { name: string; country: string; timeZone: string },
  clock: () => Temporal.Instant,
): Promise<(key: ExampleUserKey) => Person> {
  const people = new Map<ExampleUserKey, Person>();
  const { administrator, patient: _, ...others } = exampleUsers;
  const admin = createClient('', browserOf(app));
  const { secret } = await admin('setUp', {
    body: {
      siteName: site.name,
      country: site.country,
      timeZone: site.timeZone,
      username: administrator.username,
      displayName: administrator.displayName,
      password,
      pin,
    },
  });
  await enter(admin, administrator.username, clock, secret);
  people.set('administrator', await personOf(admin));
  for (const [key, user] of Object.entries(others)) {
    await admin('createUser', {
      body: {
        username: user.username,
        displayName: user.displayName,
        roles: [...user.roles],
        password,
        pin,
      },
    });
    const call = createClient('', browserOf(app));
    await enter(call, user.username, clock);
    people.set(key as ExampleUserKey, await personOf(call));
  }
  return (key) => {
    const person = people.get(key);
    if (person === undefined) throw new Error(`nobody is ${key} in a scenario`);
    return person;
  };
}

/** Signs in, enrolling and confirming the second factor where that is still to be done. */
async function enter(
  call: Call,
  username: string,
  clock: () => Temporal.Instant,
  known?: string,
): Promise<void> {
  const body = { username, password };
  const { enrol } = await call('signIn', { body });
  const secret = enrol?.secret ?? known;
  if (secret === undefined) throw new Error(`${username} has no second factor to confirm`);
  await call('confirmSecondFactor', { body: { code: codeOf(secret, clock()) } });
}

async function personOf(call: Call): Promise<Person> {
  const { userId, username } = await call('me');
  return { call, userId, username, pin };
}
