import type { Place, ScreenPart } from './screen-parts.ts';

/** What a screen looked like: the parts at each width, in each language; the colours of each theme. */
export interface Looked {
  readonly parts: Readonly<Record<string, Readonly<Record<number, readonly ScreenPart[]>>>>;
  readonly colours: Readonly<Record<string, readonly string[]>>;
}

interface Node {
  readonly label: string;
  readonly places: Map<number, Place>;
  readonly children: Map<string, Node>;
}
const node = (label: string): Node => ({ label, places: new Map(), children: new Map() });

/** The parts of all widths as one tree: most stand at each of them. */
function treeOf(widths: Readonly<Record<number, readonly ScreenPart[]>>): Node {
  const root = node('');
  for (const [width, parts] of Object.entries(widths)) {
    const way = [root];
    for (const { depth, label, place } of parts) {
      const parent = way[depth] ?? root;
      const here = parent.children.get(label) ?? node(label);
      parent.children.set(label, here);
      here.places.set(Number(width), place);
      way[depth + 1] = here;
    }
  }
  return root;
}

const isShown = ({ places, children }: Node): boolean =>
  [...places.values()].some((place) => place !== null) || [...children.values()].some(isShown);

function linesOf(tree: Node, widths: readonly number[], indent: string): string[] {
  return [...tree.children.values()]
    .filter(isShown)
    .flatMap((one) => [
      [
        `${indent}${one.label}`,
        ...widths.map((width) => (one.places.get(width) ?? null)?.join(' ') ?? '–'),
      ].join(' | '),
      ...linesOf(one, widths, `${indent} `),
    ]);
}

/** A line for each part, indented under the part around it, with a column for each width. */
export function writeLooked({ parts, colours }: Looked): string {
  const blocks = Object.entries(parts).map(([language, widths]) => {
    const columns = Object.keys(widths).map(Number);
    return [`[${[language, ...columns].join(' | ')}]`, ...linesOf(treeOf(widths), columns, '')];
  });
  const themes = Object.entries(colours).map(([theme, pairs]) => [`[colours | ${theme}]`, ...pairs]);
  return `${[...blocks, ...themes].flat().join('\n')}\n`;
}

/** Pixels by which a place may differ: browsers round halves, and their borders, differently. */
const tolerance = 1;

/** Each line by its block and the labels on its way, with its columns. */
function readLines(text: string): { lines: Map<string, string[]>; columns: Map<string, string[]> } {
  const lines = new Map<string, string[]>();
  const columns = new Map<string, string[]>();
  let block = '';
  let way: string[] = [];
  for (const line of text.trimEnd().split('\n')) {
    if (line.startsWith('[')) {
      const [first = '', ...rest] = line.slice(1, -1).split(' | ');
      block = first === 'colours' ? `colours, ${rest.join()}` : first;
      columns.set(block, rest);
      way = [];
      continue;
    }
    const [label = '', ...places] = line.split(' | ');
    const depth = label.search(/\S/);
    way = [...way.slice(0, depth), label.trim()];
    lines.set(`${block}: ${way.join(' › ')}`, places);
  }
  return { lines, columns };
}

const numbers = (place: string): number[] => place.split(' ').map(Number);
const stands = (was: string, is: string): boolean => {
  if (was === is) return true;
  if (was === '–' || is === '–') return false;
  const now = numbers(is);
  return numbers(was).every((value, index) => Math.abs(value - (now[index] ?? 0)) <= tolerance);
};

/** How a screen differs from what was kept of it, in words; empty when it does not. */
export function differences(kept: string, now: string): string[] {
  const [before, after] = [readLines(kept), readLines(now)];
  return [...new Set([...before.lines.keys(), ...after.lines.keys()])].flatMap((path) => {
    const [was, is] = [before.lines.get(path), after.lines.get(path)];
    if (was === undefined) return [`${path}: is new`];
    if (is === undefined) return [`${path}: is gone`];
    const widths = after.columns.get(path.slice(0, path.indexOf(': '))) ?? [];
    return is.flatMap((place, index) =>
      stands(was[index] ?? '', place)
        ? []
        : [`${path}, at ${widths[index]} px: was ${was[index]}, is ${place} (left, top, width, height)`],
    );
  });
}
