import type { RouteId, routes } from '@lutetia/contract';
import type { z } from 'zod';
import type { Caller, DisplayLink } from '../access/index.ts';
import type { Reads } from '../care/index.ts';
import type { Context } from '../context.ts';

type Of<K extends RouteId> = (typeof routes)[K];
/** Every route but the public ones has a caller when its handler runs; the wall's board a link instead. */
type Asks<K extends RouteId> = K extends 'displayBoard'
  ? { display: DisplayLink }
  : Of<K>['access'] extends 'public'
    ? null
    : { caller: Caller; reads: Reads };

/** One request of the contract, checked and allowed. */
export type Ask<K extends RouteId> = {
  readonly context: Context;
  readonly params: z.output<Of<K>['params']>;
  readonly query: z.output<Of<K>['query']>;
  readonly body: z.output<Of<K>['body']>;
  readonly from: Visitor;
} & Asks<K> &
  (Of<K> extends { about: infer About extends z.ZodType }
    ? { readonly file: SentFile; readonly about: z.output<About> }
    : unknown);

/**
 * A file on its way here: its bytes are read when they are asked for, once the asker's right is known.
 *
 * @throws Failure `bad-input` where nothing was sent or it broke off, `too-large`
 */
export type SentFile = () => Promise<Buffer>;

/** The browser that asks: its address, its tablet's token, and its session's. */
export interface Visitor {
  readonly address: string;
  readonly device: string | undefined;
  readonly setDevice: (token: string) => void;
  readonly setSession: (token: string) => void;
  readonly clearSession: () => void;
  readonly setDisplay: (token: string) => void;
  /** Who a session's token belongs to; null when it is not live. */
  readonly callerOf: (token: string) => Promise<Caller>;
  /** Whether the session or link that asked may still do so; looking does not keep it awake. */
  readonly stillOpen: () => Promise<boolean>;
  /** The browser has gone. */
  readonly gone: AbortSignal;
}

type Answer<K extends RouteId> = z.output<Of<K>['response']>;
/** A stream's handler gives one event after the other. */
export type Handler<K extends RouteId> = (
  ask: Ask<K>,
) => Of<K>['stream'] extends true ? AsyncIterable<Answer<K>> : Promise<Answer<K>>;
export type Handlers = { readonly [K in RouteId]: Handler<K> };
