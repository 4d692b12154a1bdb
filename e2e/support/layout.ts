import type { Page } from 'playwright-core';
import { boxFont } from './box-font.ts';

/** Left, top, width, height in pixels, from the corner of the specimen. */
export type Box = readonly [number, number, number, number];
/** Text, ground and line, as the browser computes them. */
export type Colours = readonly [string, string, string];
export interface Part {
  readonly box: Box;
  readonly colours: Colours;
}
/** Specimen → its parts, each by its place in the tree. */
export type Layout = Readonly<Record<string, Readonly<Record<string, Part>>>>;

const still =
  '*, *::before, *::after { animation: none !important; transition: none !important; caret-color: transparent !important; font-family: LutetiaBox !important; }';

const loadFont = `async (data) => {
  const bytes = Uint8Array.from(atob(data), (sign) => sign.charCodeAt(0));
  const font = new FontFace('LutetiaBox', bytes);
  await font.load();
  document.fonts.add(font);
  await document.fonts.ready;
}`;

/** Sets every text in the font of boxes and stops what moves, so that the page is laid out alike on every machine. */
export async function layAlike(page: Page): Promise<void> {
  await page.addStyleTag({ content: still });
  await page.evaluate(`(${loadFont})('${boxFont().toString('base64')}')`);
}

const measure = `(() => {
  const half = (value) => Math.round(value * 2) / 2;
  const readable = (element) => [...element.classList].filter((name) => !/^(m_|mantine-)|__m/.test(name))[0];
  const layout = {};
  const read = (root, element, path, parts) => {
    const { x, y, width, height } = element.getBoundingClientRect();
    const origin = root.getBoundingClientRect();
    const { color, backgroundColor, borderTopColor, borderTopWidth } = getComputedStyle(element);
    // What is not shown has no place.
    const shown = element.getClientRects().length > 0;
    parts[path] = {
      box: !shown ? [0, 0, 0, 0] : [half(x - origin.x), half(y - origin.y), half(width), half(height)],
      colours: [color, backgroundColor, borderTopWidth === '0px' ? 'none' : borderTopColor],
    };
    if (element instanceof SVGElement || element instanceof HTMLSelectElement) return;
    [...element.children].forEach((child, index) => {
      const name = child.tagName.toLowerCase() + (readable(child) ? '.' + readable(child) : '');
      read(root, child, path + ' > ' + (index + 1) + ' ' + name, parts);
    });
  };
  for (const root of document.querySelectorAll('[data-specimen], [role="dialog"]')) {
    const parts = {};
    read(root, root, root.getAttribute('role') === 'dialog' ? 'dialog' : 'specimen', parts);
    layout[root.dataset.specimen ?? 'dialog'] = parts;
  }
  return layout;
})()`;

export const layoutOf = async (page: Page): Promise<Layout> => (await page.evaluate(measure)) as Layout;

/** Pixels by which a box may differ: browsers round halves, and their borders, differently. */
const tolerance = 1;

/** Where boxes stand elsewhere than they should, in words. */
export function movedParts(golden: Record<string, Record<string, Box>>, now: Layout): string[] {
  return compare(golden, now, ({ box }, was) =>
    box.some((value, index) => Math.abs(value - (was[index] ?? 0)) > tolerance)
      ? `was ${was.join(' ')}, is ${box.join(' ')}`
      : null,
  );
}

/** Where colours are others than they should be. */
export function recolouredParts(golden: Record<string, Record<string, Colours>>, now: Layout): string[] {
  return compare(golden, now, ({ colours }, was) =>
    colours.join() === was.join() ? null : `was ${was.join(' · ')}, is ${colours.join(' · ')}`,
  );
}

function compare<T>(
  golden: Record<string, Record<string, T>>,
  now: Layout,
  differs: (part: Part, was: T) => string | null,
): string[] {
  const specimens = [...new Set([...Object.keys(golden), ...Object.keys(now)])];
  return specimens.flatMap((specimen) => {
    const [were, are] = [golden[specimen], now[specimen]];
    if (were === undefined) return [`${specimen}: is new`];
    if (are === undefined) return [`${specimen}: is gone`];
    const paths = [...new Set([...Object.keys(were), ...Object.keys(are)])];
    return paths.flatMap((path) => {
      const [was, is] = [were[path], are[path]];
      if (was === undefined) return [`${specimen}, ${path}: is new`];
      if (is === undefined) return [`${specimen}, ${path}: is gone`];
      const how = differs(is, was);
      return how === null ? [] : [`${specimen}, ${path}: ${how}`];
    });
  });
}

/** One half of a layout, in a form for a file. */
export const only = <K extends keyof Part>(layout: Layout, key: K): Record<string, Record<string, Part[K]>> =>
  Object.fromEntries(
    Object.entries(layout).map(([specimen, parts]) => [
      specimen,
      Object.fromEntries(Object.entries(parts).map(([path, part]) => [path, part[key]])),
    ]),
  );
