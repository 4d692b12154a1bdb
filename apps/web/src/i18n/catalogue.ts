/** Flattens nested texts to `a.b.c` → text. */
export function flatten(texts: object, prefix = ''): Map<string, string> {
  const flat = new Map<string, string>();
  for (const [key, value] of Object.entries(texts)) {
    const path = prefix === '' ? key : `${prefix}.${key}`;
    if (typeof value === 'string') flat.set(path, value);
    else if (typeof value === 'object' && value !== null) {
      for (const [inner, text] of flatten(value, path)) flat.set(inner, text);
    } else throw new TypeError(`${path} is neither a text nor a group of texts`);
  }
  return flat;
}

/** Names of the variables in a text, sorted. */
export const variablesOf = (text: string): string[] =>
  [...text.matchAll(/\{\{\s*([\w-]+)[^}]*\}\}/g)].map(([, name]) => name ?? '').sort();
