import type { Page } from 'playwright-core';
import { boxFont } from './box-font.ts';

/** Left, top, width, height in whole pixels, from the corner of the part around it; null: not shown. */
export type Place = readonly [number, number, number, number] | null;
/** A part of a screen that a reader would name: a landmark, heading, control, row or column. */
export interface ScreenPart {
  readonly depth: number;
  readonly label: string;
  readonly place: Place;
}

const still =
  '*, *::before, *::after { animation: none !important; transition: none !important; caret-color: transparent !important; }';

/**
 * Each entry of a ledger is laid out as the first ones are, and a course has hundreds. Those are laid out whether or
 * not they were scrolled to: what is not has a guessed height.
 */
const shortLedger = `
  .ledger > li { content-visibility: visible !important; }
  .ledger > li:nth-child(n + 6) { display: none !important; }`;

/** Stops what moves and keeps the font of boxes ready. Style sheets of scripts need no leave of the page's policy. */
const prepare = `(async () => {
  if (window.boxSheet) return;
  const sheetOf = (text) => {
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(text);
    document.adoptedStyleSheets.push(sheet);
    return sheet;
  };
  sheetOf(${JSON.stringify(`${still} ${shortLedger}`)});
  const bytes = Uint8Array.from(atob('${boxFont().toString('base64')}'), (sign) => sign.charCodeAt(0));
  const font = new FontFace('LutetiaBox', bytes);
  await font.load();
  document.fonts.add(font);
  window.boxSheet = sheetOf('*, *::before, *::after { font-family: LutetiaBox !important; }');
  window.boxSheet.disabled = true;
})()`;

const named =
  'header, nav, main, aside, footer, section, article, form, fieldset, details, dialog, [role="dialog"]';
const grouped = '.panel, .notice, .empty-state, .data-table, dl, ol, ul, tbody tr, li';
const single =
  'h1, h2, h3, h4, thead th, a[href], button, input, select, textarea, summary, .state-badge, [role="option"]';

const read = `(() => {
  const roles = { A: 'link', H1: 'heading', H2: 'heading', H3: 'heading', H4: 'heading', TH: 'column', TR: 'row', LI: 'item', UL: 'list', OL: 'list', DL: 'facts' };
  const plain = (text) => (text ?? '').replace(/[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}/gi, 'id').replace(/\\b[0-9A-F]{8}\\b/g, 'id').replace(/[A-Z2-7]{16,}/g, 'secret').replace(/\\s+/g, ' ').trim().slice(0, 40);
  const own = (element) => [...element.classList].find((name) => !/^(m_|mantine-|active$)|__m/.test(name)) ?? '';
  const nameOf = (element) => {
    const label = element.getAttribute('aria-label');
    if (label) return plain(label);
    if (element.matches('input, select, textarea')) return plain(element.name);
    if (element.matches('h1, h2, h3, h4, th, a, button, summary, .state-badge, [role="option"]')) return plain(element.textContent);
    if (element.matches('tr, li')) return plain((element.querySelector('th') ?? element).textContent);
    return own(element);
  };
  const parts = [];
  const seen = new Map();
  const visit = (element, around, depth, path) => {
    let [origin, below, inside] = [around, depth, path];
    if (element.matches(${JSON.stringify(`${named}, ${grouped}, ${single}`)})) {
      const { x, y, width, height } = element.getBoundingClientRect();
      const shown = element.checkVisibility({ visibilityProperty: true }) && width > 1 && height > 1;
      const name = nameOf(element);
      const role = roles[element.tagName] ?? element.getAttribute('role') ?? element.tagName.toLowerCase();
      const said = name === '' ? role : role + ' ‘' + name.replaceAll('|', '¦') + '’';
      const nth = (seen.get(path + said) ?? 0) + 1;
      seen.set(path + said, nth);
      const label = nth === 1 ? said : said + ' #' + nth;
      const place = shown ? [x - around.x, y - around.y, width, height].map(Math.round) : null;
      parts.push({ depth, label, place });
      if (element.matches(${JSON.stringify(single)}) && !element.matches('summary')) return;
      [origin, below, inside] = [{ x, y }, depth + 1, path + label + '/'];
    }
    if (element instanceof SVGElement) return;
    for (const child of element.children) visit(child, origin, below, inside);
  };
  scrollTo(0, 0);
  window.boxSheet.disabled = false;
  // What lies behind a question is held by its own screen.
  const root = document.querySelector('dialog[open], [role="dialog"]') ?? document.body;
  visit(root, { x: 0, y: 0 }, 0, '');
  window.boxSheet.disabled = true;
  return parts;
})()`;

/** The parts of the open screen, each laid out in a font that is the same on every machine. */
export async function screenParts(page: Page): Promise<readonly ScreenPart[]> {
  await page.evaluate(prepare);
  return (await page.evaluate(read)) as ScreenPart[];
}

const colours = `(() => {
  const hex = (value) => {
    const [r, g, b, a = '1'] = value.match(/[\\d.]+/g) ?? [];
    if (!value.startsWith('rgb')) return value;
    const solid = '#' + [r, g, b].map((one) => Number(one).toString(16).padStart(2, '0')).join('');
    return a === '1' ? solid : solid + ' at ' + a;
  };
  const clear = 'rgba(0, 0, 0, 0)';
  const groundOf = (element) => {
    for (let at = element; at; at = at.parentElement) {
      const ground = getComputedStyle(at).backgroundColor;
      if (ground !== clear) return ground;
    }
    return 'canvas';
  };
  const found = new Set();
  for (const element of document.body.querySelectorAll('*')) {
    const says = [...element.childNodes].some((node) => node.nodeType === Node.TEXT_NODE && node.data.trim() !== '');
    if (!says || !element.checkVisibility({ visibilityProperty: true })) continue;
    found.add(hex(getComputedStyle(element).color) + ' on ' + hex(groundOf(element)));
  }
  return [...found].sort();
})()`;

/** Each pair of text and ground that the open screen shows. */
export const screenColours = async (page: Page): Promise<readonly string[]> =>
  (await page.evaluate(colours)) as string[];
