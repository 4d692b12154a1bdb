import { call } from '../api/client.ts';
import { withinLimit } from '../api/within-limit.ts';
import { Partings } from './partings.ts';

/** Those of this device. Read before React is here: what a page shows is asked for while the program loads. */
export const partings = new Partings(
  () => localStorage,
  (act) => withinLimit(call(act)),
);
