import { hashEvent, type Recorded } from './event.ts';

/** The parts of an event that a swap may exchange, each by itself or together. */
const parts: readonly (readonly (keyof Recorded)[])[] = [
  ['type', 'schema', 'body', 'signature'],
  ['actor', 'role', 'site', 'at'],
  ['stream', 'version'],
  ['position'],
  ['prevHash'],
  ['hash'],
];

/**
 * True when exchanging some of their parts makes both events agree with their hashes: they have been
 * swapped. Otherwise each has been changed by itself.
 */
export function areSwapped(a: Recorded, b: Recorded): boolean {
  for (let choice = 1; choice < 2 ** parts.length; choice += 1) {
    const keys = parts.flatMap((part, index) => ((choice >> index) & 1 ? part : []));
    if (agrees({ ...a, ...pick(b, keys) }) && agrees({ ...b, ...pick(a, keys) })) return true;
  }
  return false;
}

export function agrees(event: Recorded): boolean {
  try {
    return hashEvent(event) === event.hash;
  } catch {
    return false; // a value that an honest event cannot hold
  }
}

function pick(event: Recorded, keys: readonly (keyof Recorded)[]): Partial<Recorded> {
  return Object.fromEntries(keys.map((key) => [key, event[key]]));
}
