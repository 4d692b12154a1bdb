import type { z } from 'zod';
import { aboutFile, writeAbout } from './about-file.ts';
import { addresses, type RouteId } from './addresses.ts';
import type { ErrorBody, ErrorCode } from './errors.ts';
import type { LiveNews, routes, WallBoard } from './routes.ts';

type Of<K extends RouteId> = (typeof routes)[K];
type Part<S extends z.ZodType> = keyof z.input<S> extends never ? Record<never, never> : z.input<S>;
export interface CallInput<K extends RouteId> {
  params?: Part<Of<K>['params']>;
  query?: Part<Of<K>['query']>;
  body?: Part<Of<K>['body']>;
  /** For a route that is sent a file, with what is said of it. */
  file?: Blob;
  about?: Of<K> extends { about: infer About extends z.ZodType } ? z.input<About> : never;
}
export type CallOutput<K extends RouteId> = z.output<Of<K>['response']>;

/** An answer other than 2xx, with its code of the catalogue. */
export class ApiError extends Error {
  override readonly name = 'ApiError';
  readonly status: number;
  readonly code: ErrorCode;
  readonly detail: ErrorBody['error'];
  constructor(status: number, detail: ErrorBody['error']) {
    super(detail.message);
    this.status = status;
    this.code = detail.code;
    this.detail = detail;
  }
}

export type Call = <K extends RouteId>(id: K, input?: CallInput<K>) => Promise<CallOutput<K>>;

function contentOf({ body, file, about }: { body?: unknown; file?: Blob; about?: unknown }) {
  if (file !== undefined) {
    const headers = { 'content-type': 'application/octet-stream', [aboutFile]: writeAbout(about) };
    return { headers, body: file };
  }
  if (body === undefined) return { headers: {} };
  return { headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) };
}

/** Client of the HTTP contract. `send` is `fetch` or anything of its shape. */
export function createClient(base: string, send: typeof fetch): Call {
  return async (id, input = {}) => {
    const route = addresses[id];
    const params: Record<string, unknown> = input.params ?? {};
    const path = route.path.replace(/:(\w+)/g, (_, name: string) => encodeURIComponent(String(params[name])));
    const query = new URLSearchParams();
    for (const [key, value] of Object.entries(input.query ?? {})) {
      if (value !== undefined) query.set(key, String(value));
    }
    const search = query.size > 0 ? `?${query}` : '';
    const response = await send(`${base}${path}${search}`, {
      method: route.method,
      credentials: 'same-origin',
      ...contentOf(input),
    });
    const answer: unknown = await response.json();
    if (!response.ok) throw new ApiError(response.status, (answer as ErrorBody).error);
    return answer as CallOutput<typeof id>;
  };
}

/** One message of the live stream. */
export const readLiveNews = (message: string): LiveNews => JSON.parse(message);
/** One message of the board of a wall. */
export const readWallBoard = (message: string): WallBoard => JSON.parse(message);
