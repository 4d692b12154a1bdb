import { UnreachableError } from './client.ts';

/** A server that neither answers nor refuses is taken for unreachable. */
const limitMs = 8_000;

export const withinLimit = <T>(answer: Promise<T>): Promise<T> =>
  Promise.race([
    answer,
    new Promise<never>((_, reject) =>
      setTimeout(() => reject(new UnreachableError('no answer in time')), limitMs),
    ),
  ]);
