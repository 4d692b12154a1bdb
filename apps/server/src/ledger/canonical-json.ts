/**
 * The canonical form of a JSON value: members sorted by UTF-16 code units, no spaces, numbers and
 * strings as ECMAScript serialises them (RFC 8785, JSON Canonicalization Scheme). What a JSON
 * column could not give back unchanged is refused: it would break the hash of an honest event.
 */
export function canonicalJson(value: unknown): string {
  return write(value, '$', 0);
}

export class NotCanonicalError extends Error {
  readonly path: string;
  constructor(path: string, problem: string) {
    super(`${path} ${problem}`);
    this.name = 'NotCanonicalError';
    this.path = path;
  }
}

const maxDepth = 100;

function write(value: unknown, path: string, depth: number): string {
  if (depth > maxDepth) throw new NotCanonicalError(path, `is nested more than ${maxDepth} deep`);
  if (value === null) return 'null';
  switch (typeof value) {
    case 'boolean':
      return value ? 'true' : 'false';
    case 'number':
      return writeNumber(value, path);
    case 'string':
      return writeString(value, path);
    case 'object':
      return Array.isArray(value) ? writeArray(value, path, depth) : writeObject(value, path, depth);
    default:
      throw new NotCanonicalError(path, `is ${typeof value}, which JSON does not have`);
  }
}

function writeNumber(value: number, path: string): string {
  if (!Number.isFinite(value)) throw new NotCanonicalError(path, `is ${value}, which JSON does not have`);
  if (Object.is(value, -0))
    throw new NotCanonicalError(path, 'is negative zero, which JSON would turn into zero');
  return JSON.stringify(value);
}

function writeString(value: string, path: string): string {
  if (!value.isWellFormed()) throw new NotCanonicalError(path, 'holds a lone surrogate');
  if (value.includes('\u0000')) throw new NotCanonicalError(path, 'holds the character NUL');
  return JSON.stringify(value);
}

function writeArray(values: readonly unknown[], path: string, depth: number): string {
  const parts: string[] = [];
  for (let index = 0; index < values.length; index += 1) {
    parts.push(write(values[index], `${path}[${index}]`, depth + 1));
  }
  return `[${parts.join(',')}]`;
}

function writeObject(value: object, path: string, depth: number): string {
  const prototype: unknown = Object.getPrototypeOf(value);
  if (prototype !== Object.prototype && prototype !== null) {
    throw new NotCanonicalError(path, `is a ${value.constructor.name}, not a plain object`);
  }
  const members = Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1));
  const parts = members.map(([name, member]) => {
    const place = `${path}.${name}`;
    return `${writeString(name, place)}:${write(member, place, depth + 1)}`;
  });
  return `{${parts.join(',')}}`;
}
