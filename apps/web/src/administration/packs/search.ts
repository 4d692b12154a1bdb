import type { PackKind } from '@lutetia/protocol';

/** `rule`: a line of a pack, as `kind/pack/path`. `compare`: a kind of packs, of which two stand side by side. */
export interface PackSearch {
  rule?: string;
  compare?: string;
  left?: string;
  right?: string;
}

const text = (value: unknown): string | undefined =>
  typeof value === 'string' && value !== '' && value.length <= 200 ? value : undefined;

export function readPackSearch(raw: Record<string, unknown>): PackSearch {
  const rule = text(raw.rule);
  const compare = text(raw.compare);
  const left = text(raw.left);
  const right = text(raw.right);
  return {
    ...(rule === undefined ? {} : { rule }),
    ...(compare === undefined ? {} : { compare }),
    ...(left === undefined ? {} : { left }),
    ...(right === undefined ? {} : { right }),
  };
}

/** The path of the line that the address names, where it lies in this pack. */
export function ruleIn({ rule }: PackSearch, kind: PackKind, pack: string): string | null {
  const before = `${kind}/${pack}/`;
  return rule?.startsWith(before) ? rule.slice(before.length) : null;
}
