/** Licences that may be shipped with Lutetia, as SPDX ids. */
const shipped = new Set([
  'MIT',
  'MIT-0',
  'ISC',
  'BSD-2-Clause',
  'BSD-3-Clause',
  '0BSD',
  'Apache-2.0',
  'BlueOak-1.0.0',
  'CC0-1.0',
  'Unlicense',
  'Python-2.0',
  'PostgreSQL',
  'Zlib',
]);

/** Besides those, for tools that build and test it and are not shipped. */
const toolsOnly = new Set(['MPL-2.0', 'CC-BY-3.0', 'CC-BY-4.0']);

/**
 * Whether a licence expression is on the list. Anything else fails: GPL, AGPL, unknown, a guess
 * (marked `*`), and a mixture of AND and OR that nobody has read yet.
 */
export function judgeLicence(expression: string, use: 'shipped' | 'tool'): boolean {
  const bare = expression.trim().replace(/^\((.*)\)$/, '$1');
  const allowed = (id: string): boolean => shipped.has(id) || (use === 'tool' && toolsOnly.has(id));
  const either = bare.split(' OR ');
  const both = bare.split(' AND ');
  if (either.length > 1 && both.length > 1) return false;
  return either.length > 1 ? either.some(allowed) : both.every(allowed);
}
