/**
 * The random number of one thing in one draw, in [0, 1), as the planning contract lays it down: FNV-1a over its name seeds one step of
 * mulberry32, so that two policies meet the same fate, whatever they ask first.
 */
export function draw(seed: number, kind: string, id: string): number {
  let hash = 0x811c9dc5;
  for (const letter of `${seed}/${kind}/${id}`)
    hash = Math.imul(hash ^ (letter.codePointAt(0) ?? 0), 0x01000193) >>> 0;
  const state = ((Math.imul(hash, 2_654_435_761) >>> 0) + 0x6d2b79f5) >>> 0;
  let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
  mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
  return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
}

/** Reads a table of values and their probabilities by the cumulative probability. */
export function drawFrom<T>(table: readonly (readonly [value: T, share: number])[], number: number): T {
  let sum = 0;
  for (const [value, share] of table) {
    sum += share;
    if (number < sum) return value;
  }
  const last = table.at(-1);
  if (last === undefined) throw new RangeError('an empty table');
  return last[0];
}
