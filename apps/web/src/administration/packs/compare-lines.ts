import type { PackLine } from './pack-lines.ts';

export interface LinePair {
  readonly path: string;
  readonly change: 'added' | 'removed' | 'changed' | 'same';
  readonly left: PackLine | null;
  readonly right: PackLine | null;
}

/** What a line asks or states; where it was read does not change it. */
const meaningOf = ({ value, unit, text, details, grades }: PackLine): string =>
  JSON.stringify([value ?? null, unit, text, details, grades]);

/** Two packs of one kind line by line, in the left one's order, what only the right one has at the end. */
export function compareLines(left: readonly PackLine[], right: readonly PackLine[]): LinePair[] {
  const byPath = new Map(right.map((line) => [line.path, line]));
  const known = new Set(left.map(({ path }) => path));
  return [
    ...left.map((line): LinePair => {
      const other = byPath.get(line.path) ?? null;
      const change = other === null ? 'removed' : meaningOf(line) === meaningOf(other) ? 'same' : 'changed';
      return { path: line.path, change, left: line, right: other };
    }),
    ...right
      .filter(({ path }) => !known.has(path))
      .map((line): LinePair => ({ path: line.path, change: 'added', left: null, right: line })),
  ];
}
