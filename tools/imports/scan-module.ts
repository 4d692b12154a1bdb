import { parseSync } from 'vite';

/** One thing found in a module that the direction rules look at. */
export interface Found {
  readonly line: number;
  readonly text: string;
}

export interface ScannedModule {
  /** Specifiers of static, dynamic and type imports and of re-exports. */
  readonly imports: readonly Found[];
  /** `import(x)` and `require(x)` whose specifier is not a literal. */
  readonly unreadable: readonly Found[];
  /** Uses of the clock, of randomness and of the process. */
  readonly impure: readonly Found[];
}

type Node = { readonly type: string; readonly start: number } & Readonly<Record<string, unknown>>;

/** Members whose value differs from call to call or from machine to machine. */
const impureMembers: Readonly<Record<string, readonly string[]>> = {
  Date: ['now'],
  Math: ['random'],
  Temporal: ['Now'],
  crypto: ['randomUUID', 'getRandomValues'],
  performance: ['now', 'timeOrigin'],
};

const isNode = (value: unknown): value is Node =>
  typeof value === 'object' && value !== null && typeof (value as { type?: unknown }).type === 'string';

function* walk(node: Node): Generator<Node> {
  yield node;
  for (const value of Object.values(node)) {
    for (const child of Array.isArray(value) ? value : [value]) if (isNode(child)) yield* walk(child);
  }
}

const literal = (node: unknown): string | null =>
  isNode(node) && node.type === 'Literal' && typeof node.value === 'string' ? node.value : null;

/** Name of an identifier, also behind `globalThis.`. */
function globalName(node: unknown): string | null {
  if (!isNode(node)) return null;
  if (node.type === 'Identifier') return String(node.name);
  return node.type === 'MemberExpression' && globalName(node.object) === 'globalThis'
    ? memberName(node)
    : null;
}

function memberName(node: Node): string | null {
  if (node.computed === true) return literal(node.property);
  return isNode(node.property) ? String(node.property.name) : null;
}

/** `Date.now`, `Temporal['Now']`, `globalThis.Math.random`, `new Date()`, `Date()`, `process.env`. */
function impureUse(node: Node): string | null {
  if (node.type === 'MemberExpression') {
    const object = globalName(node.object);
    const member = memberName(node);
    if (object === 'process') return `process.${member}`;
    if (object === null || member === null) return null;
    return impureMembers[object]?.includes(member) ? `${object}.${member}` : null;
  }
  if (node.type === 'NewExpression' || node.type === 'CallExpression') {
    if (globalName(node.callee) !== 'Date') return null;
    if (node.type === 'CallExpression') return 'Date()';
    return Array.isArray(node.arguments) && node.arguments.length === 0 ? 'new Date()' : null;
  }
  if (node.type === 'VariableDeclarator' && isNode(node.id) && node.id.type === 'ObjectPattern') {
    const object = globalName(node.init);
    return object !== null && object in impureMembers ? `{ … } = ${object}` : null;
  }
  return null;
}

function specifier(node: Node): { text: string | null } | null {
  switch (node.type) {
    case 'ImportDeclaration':
    case 'ExportAllDeclaration':
    case 'ImportExpression':
    case 'TSImportType':
    case 'TSExternalModuleReference':
      return { text: literal(node.source ?? node.expression) };
    case 'ExportNamedDeclaration':
      return node.source === null ? null : { text: literal(node.source) };
    case 'CallExpression':
      return globalName(node.callee) === 'require'
        ? { text: literal((node.arguments as readonly unknown[])[0]) }
        : null;
    default:
      return null;
  }
}

/** Parses one TypeScript module. Throws `SyntaxError` when it cannot be read. */
export function scanModule(file: string, source: string): ScannedModule {
  const parsed = parseSync(file, source);
  const fault = parsed.errors[0];
  if (fault !== undefined) throw new SyntaxError(`${file}: ${fault.message}`);
  const found = { imports: [] as Found[], unreadable: [] as Found[], impure: [] as Found[] };
  const lineOf = (node: Node): number => source.slice(0, node.start).split('\n').length;
  for (const node of walk(parsed.program as unknown as Node)) {
    const target = specifier(node);
    if (target !== null) {
      const list = target.text === null ? found.unreadable : found.imports;
      list.push({ line: lineOf(node), text: target.text ?? 'import of a computed name' });
    }
    const use = impureUse(node);
    if (use !== null) found.impure.push({ line: lineOf(node), text: use });
  }
  return found;
}
