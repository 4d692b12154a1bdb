/**
 * Kleene's three-valued logic: what a rule answers when some of what it asks is not known.
 * A missing fact can leave an answer open; it never turns it into its opposite.
 */
export type Result = 'pass' | 'fail' | 'cannot-evaluate';

export function and(...results: readonly Result[]): Result {
  if (results.includes('fail')) return 'fail';
  return results.includes('cannot-evaluate') ? 'cannot-evaluate' : 'pass';
}

export function or(...results: readonly Result[]): Result {
  if (results.includes('pass')) return 'pass';
  return results.includes('cannot-evaluate') ? 'cannot-evaluate' : 'fail';
}

export function not(result: Result): Result {
  if (result === 'cannot-evaluate') return result;
  return result === 'pass' ? 'fail' : 'pass';
}

/** Passes when the fact holds; cannot be evaluated when it is not known. */
export function known(fact: boolean | null | undefined): Result {
  if (fact === null || fact === undefined) return 'cannot-evaluate';
  return fact ? 'pass' : 'fail';
}

/** Tests a value, unless it is not known. */
export function test<T>(value: T | null | undefined, holds: (value: T) => boolean): Result {
  return value === null || value === undefined ? 'cannot-evaluate' : known(holds(value));
}
