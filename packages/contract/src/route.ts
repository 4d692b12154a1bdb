import type { Role } from '@lutetia/course';
import { z } from 'zod';

export type Access =
  /** Anybody who reaches the server. */
  | 'public'
  /** Anybody with a live, unlocked session. */
  | 'signed-in'
  /** A screen with a display link, and nobody's session. */
  | 'display'
  | readonly Role[];

/**
 * What a session must be for a route that is not public: `open` (unlocked, second factor confirmed);
 * `unconfirmed` also before the second factor is confirmed; `any` also while locked.
 */
export type SessionNeed = 'open' | 'unconfirmed' | 'any';

/** One HTTP route as data: server, typed client, OpenAPI and the route × role walk all read it. */
export interface Route<
  Params extends z.ZodType = z.ZodType,
  Query extends z.ZodType = z.ZodType,
  Body extends z.ZodType = z.ZodType,
  Response extends z.ZodType = z.ZodType,
> {
  readonly method: 'GET' | 'POST' | 'PATCH' | 'DELETE';
  readonly path: `/api/${string}`;
  readonly summary: string;
  readonly access: Access;
  readonly session: SessionNeed;
  /** A read of patient data is recorded, with who and why. */
  readonly readsPatient: boolean;
  /** Answered by server-sent events, each of which has the response's form, until either side ends it. */
  readonly stream: boolean;
  /** A file as it is goes one way: `sent` as the body of the request, or `given` as the body of the answer. */
  readonly file: 'none' | 'sent' | 'given';
  /** What is said of a file that is sent; it travels in the header `aboutFile`, since addresses are logged on the way. */
  readonly about?: z.ZodType;
  readonly params: Params;
  readonly query: Query;
  readonly body: Body;
  readonly response: Response;
}

export const nothing = z.strictObject({});
export const done = z.strictObject({ ok: z.literal(true) });

type Given = Partial<Pick<Route, 'params' | 'query' | 'body'>> &
  Pick<Route, 'method' | 'path' | 'summary' | 'access' | 'response'> & {
    readsPatient?: boolean;
    session?: SessionNeed;
  };

type Filled<G extends Given> = Route<
  G['params'] extends z.ZodType ? G['params'] : typeof nothing,
  G['query'] extends z.ZodType ? G['query'] : typeof nothing,
  G['body'] extends z.ZodType ? G['body'] : typeof nothing,
  G['response']
>;

export function route<const G extends Given>(given: G): Filled<G> {
  return {
    params: nothing,
    query: nothing,
    body: nothing,
    readsPatient: false,
    stream: false,
    file: 'none',
    session: 'open',
    ...given,
  } as Filled<G>;
}

/** A route that goes on answering. */
export const stream = <const G extends Given>(given: G): Filled<G> & { readonly stream: true } => ({
  ...route(given),
  stream: true,
});

/** A route that is sent a file (`application/octet-stream`) and answers JSON. */
export const upload = <const G extends Given, About extends z.ZodType>(
  given: G,
  about: About,
): Filled<G> & { readonly file: 'sent'; readonly about: About } => ({
  ...route(given),
  file: 'sent',
  about,
});

/** A file on its way: what it is, how it was called, its bytes. */
export const givenFile = z.object({
  name: z.string(),
  mediaType: z.string(),
  bytes: z.instanceof(Uint8Array<ArrayBufferLike>),
});

/** A route that answers with a file, to be opened by its address. */
export const download = <const G extends Omit<Given, 'response'>>(given: G) => ({
  ...route({ ...given, response: givenFile }),
  file: 'given' as const,
});

/** A schema that checks the outline of a value whose exact type is declared in a package. */
export const outline = <T>(schema: z.ZodType): z.ZodType<T> => schema as z.ZodType<T>;
