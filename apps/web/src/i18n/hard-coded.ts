import { parseSync } from 'vite';

/** Words that a reader would see and that stand in the code instead of the catalogue. */
export interface HardCoded {
  readonly line: number;
  readonly text: string;
}

interface Node {
  readonly type: string;
  readonly start: number;
  readonly [field: string]: unknown;
}

const word = /\p{L}{2,}/u;
const shownAttributes = new Set([
  'alt',
  'aria-description',
  'aria-label',
  'aria-placeholder',
  'aria-roledescription',
  'caption',
  'description',
  'label',
  'lead',
  'legend',
  'placeholder',
  'title',
]);

const isNode = (value: unknown): value is Node =>
  typeof value === 'object' && value !== null && typeof (value as { type?: unknown }).type === 'string';

/** Reads the syntax tree of a `.tsx` file for JSX text, and for strings that JSX shows as they are. */
export function findHardCoded(source: string): HardCoded[] {
  const { program, errors } = parseSync('page.tsx', source);
  if (errors.length > 0) throw new SyntaxError(errors.map(({ message }) => message).join('\n'));
  const found: HardCoded[] = [];
  const note = (node: Node, text: unknown) => {
    if (typeof text !== 'string' || !word.test(text)) return;
    found.push({ line: source.slice(0, node.start).split('\n').length, text: text.trim() });
  };
  const shown = (node: unknown): void => {
    if (!isNode(node)) return;
    if (node.type === 'Literal') note(node, node.value);
    if (node.type === 'TemplateElement') note(node, (node.value as { raw: string }).raw);
    if (node.type === 'TemplateLiteral') for (const part of node.quasis as unknown[]) shown(part);
    if (node.type === 'JSXExpressionContainer') shown(node.expression);
    if (node.type === 'ConditionalExpression')
      for (const way of [node.consequent, node.alternate]) shown(way);
    if (node.type === 'LogicalExpression') for (const side of [node.left, node.right]) shown(side);
  };
  const visit = (value: unknown): void => {
    if (Array.isArray(value)) for (const entry of value) visit(entry);
    if (!isNode(value)) return;
    if (value.type === 'JSXText') note(value, value.value);
    if (value.type === 'JSXAttribute') {
      const name = (value.name as { name?: unknown }).name;
      if (typeof name === 'string' && shownAttributes.has(name)) shown(value.value);
    }
    if (value.type === 'JSXElement' || value.type === 'JSXFragment') {
      for (const child of value.children as unknown[]) {
        if (isNode(child) && child.type === 'JSXExpressionContainer') shown(child);
      }
    }
    for (const inner of Object.values(value)) if (typeof inner === 'object') visit(inner);
  };
  visit(program);
  return found;
}
