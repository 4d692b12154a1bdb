/** A case of a vector file: the base with values set at dotted paths; `*` replaces the whole. */
export function changed(base: unknown, change: Record<string, unknown>): unknown {
  if ('*' in change) return change['*'];
  const copy: unknown = structuredClone(base);
  for (const [path, value] of Object.entries(change)) {
    const names = path.split('.');
    const last = names.pop() ?? '';
    const holder = names.reduce<unknown>((part, name) => (isRecord(part) ? part[name] : undefined), copy);
    if (!isRecord(holder)) throw new Error(`the base has no ${path}`);
    holder[last] = value;
  }
  return copy;
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null;
}
