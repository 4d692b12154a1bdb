import { z } from 'zod';
import { type Field, type FieldKind, type NamedSource, namedSources } from './field.ts';

/** The part of JSON Schema 2020-12 that the schemas of acts use, with our metadata. */
interface Node {
  type?: string | string[];
  enum?: unknown[];
  const?: unknown;
  anyOf?: Node[];
  properties?: Record<string, Node>;
  required?: string[];
  items?: Node;
  additionalProperties?: unknown;
  format?: string;
  pattern?: string;
  minimum?: number;
  exclusiveMinimum?: number;
  maximum?: number;
  minItems?: number;
  default?: unknown;
  unit?: string;
  widget?: string;
  quantity?: string;
  part?: 'value' | 'limit';
}

/** A schema that no control can show is a fault of the program, found by the tests. */
export class UnknownFieldError extends Error {
  override readonly name = 'UnknownFieldError';
}

const known = new WeakMap<z.ZodType, readonly Field[]>();

/** Fields of an object schema, in its order; read once of each schema. */
export function fieldsOf(schema: z.ZodType): readonly Field[] {
  const fields = known.get(schema) ?? readFields(schema);
  known.set(schema, fields);
  return fields;
}

function readFields(schema: z.ZodType): readonly Field[] {
  const node = z.toJSONSchema(schema, { io: 'input', unrepresentable: 'any' }) as Node;
  return objectFields(node, '');
}

function objectFields(node: Node, path: string): readonly Field[] {
  if (node.type !== 'object' || !node.properties) throw new UnknownFieldError(`${path} is not an object`);
  const required = new Set(node.required ?? []);
  return Object.entries(node.properties).map(([name, child]) =>
    fieldOf(name, child, required.has(name), path === '' ? name : `${path}.${name}`),
  );
}

function fieldOf(name: string, given: Node, required: boolean, path: string): Field {
  const { node, nullable } = withoutNull(given);
  const traits = { name, required, nullable, fallback: given.default };
  return { ...traits, ...kindOf(name, node, path) };
}

/** `null` and the empty string stand beside the real type as an `anyOf` or in a list of types. */
function withoutNull(node: Node): { node: Node; nullable: boolean } {
  if (Array.isArray(node.type)) {
    const rest = node.type.filter((one) => one !== 'null');
    return {
      node: rest.length === 1 ? { ...node, type: rest[0] ?? '' } : node,
      nullable: rest.length < node.type.length,
    };
  }
  if (!node.anyOf) return { node, nullable: false };
  const rest = node.anyOf.filter((one) => one.type !== 'null' && one.const !== '');
  const [only] = rest;
  const inner = rest.length === 1 && only ? only : { anyOf: rest };
  return { node: inner, nullable: node.anyOf.some((one) => one.type === 'null') };
}

const formats: Record<string, FieldKind> = {
  date: { kind: 'date' },
  'date-time': { kind: 'instant' },
  email: { kind: 'text', format: 'email' },
};

const widgets: Record<string, FieldKind> = {
  'long-text': { kind: 'text', format: 'long' },
  scan: { kind: 'text', format: 'scan' },
  'time-zone': { kind: 'time-zone' },
  country: { kind: 'country' },
  language: { kind: 'language' },
  money: { kind: 'money' },
  'as-reported': { kind: 'as-reported' },
  carried: { kind: 'carried' },
  correction: { kind: 'correction' },
};

const isNamedSource = (widget: string): widget is NamedSource =>
  (namedSources as readonly string[]).includes(widget);

function kindOf(name: string, node: Node, path: string): FieldKind {
  if (node.widget !== undefined) {
    if (isNamedSource(node.widget)) {
      return node.type === 'array'
        ? { kind: 'named-list', source: node.widget }
        : { kind: 'named', source: node.widget };
    }
    const kind = widgets[node.widget];
    if (!kind) throw new UnknownFieldError(`${path}: no control for widget ${node.widget}`);
    return kind;
  }
  if (node.enum) return { kind: 'choice', options: node.enum.map(String) };
  switch (node.type) {
    case 'boolean':
      return { kind: 'boolean' };
    case 'integer':
    case 'number':
      return {
        kind: 'number',
        integer: node.type === 'integer',
        unit: node.unit ?? null,
        minimum: node.minimum ?? node.exclusiveMinimum ?? null,
        maximum: node.maximum ?? null,
        quantity: node.quantity ?? null,
        part: node.part ?? 'value',
      };
    case 'string':
      return stringKind(name, node, path);
    case 'object':
      return { kind: 'group', fields: objectFields(node, path) };
    case 'array':
      return arrayKind(name, node, path);
    default:
      throw new UnknownFieldError(`${path}: no control for ${JSON.stringify(node)}`);
  }
}

function stringKind(name: string, node: Node, path: string): FieldKind {
  if (node.format !== undefined) {
    const kind = formats[node.format];
    if (!kind) throw new UnknownFieldError(`${path}: no control for format ${node.format}`);
    return kind;
  }
  if (node.pattern === '^[A-Z]{3}$') return { kind: 'currency' };
  if (node.pattern === '^[A-Z]{2}$') return { kind: 'country' };
  if (name === 'language') return { kind: 'language' };
  return { kind: 'text', format: 'plain' };
}

function arrayKind(name: string, node: Node, path: string): FieldKind {
  if (!node.items) throw new UnknownFieldError(`${path}: an array of what?`);
  if (node.items.enum) return { kind: 'choices', options: node.items.enum.map(String) };
  return { kind: 'list', item: fieldOf(name, node.items, true, path) };
}
