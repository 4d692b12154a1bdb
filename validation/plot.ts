/** Charts as SVG: no clock, no chance, no fonts to measure; the same data give the same bytes. */

export type Point = readonly [x: number, y: number];

export type Axis = {
  /** With its unit. */
  readonly label: string;
  readonly from: number;
  readonly to: number;
  readonly log?: boolean;
  /** Neither ticks nor numbers. */
  readonly bare?: boolean;
};

/** What has a `name` stands in the legend, once a figure. */
export type Mark =
  | { kind: 'line'; points: readonly Point[]; colour: string; name?: string; dash?: string; width?: number }
  | {
      kind: 'dots';
      /** With half the length of the error bar, in data units. */
      points: readonly (readonly [x: number, y: number, error?: number])[];
      colour: string;
      name?: string;
      open?: boolean;
      radius?: number;
    }
  | { kind: 'zone'; axis: 'x' | 'y'; from: number; to: number; colour: string; name?: string }
  | { kind: 'level'; at: number; colour: string; name?: string; dash?: string }
  | { kind: 'text'; at: Point; text: string; anchor?: 'start' | 'middle' | 'end' }
  /** Cells of one height and width, row by row from `corner` (0, 0), coloured by their class. */
  | {
      kind: 'cells';
      columns: number;
      classOf: readonly (number | null)[];
      colours: readonly string[];
      corner?: Point;
      width?: number;
    };

export type Panel = {
  readonly title?: string;
  /** The panel below has the same x axis, and its numbers. */
  readonly joined?: boolean;
  readonly x: Axis;
  readonly y: Axis;
  readonly marks: readonly Mark[];
  /** Names of places on the x axis (0, 1, 2 …) in place of numbers. */
  readonly categories?: readonly string[];
};

/** Colours that the colour-blind tell apart (Okabe and Ito 2008). */
export const palette = {
  blue: '#0072b2',
  orange: '#d55e00',
  green: '#009e73',
  purple: '#cc79a7',
  yellow: '#e69f00',
  sky: '#56b4e9',
  black: '#1a1a1a',
  grey: '#8a8a8a',
} as const;

const margin = { left: 76, right: 18, top: 30, bottom: 52 };
const legendRow = 22;
const textWidth = (text: string): number => 6.7 * text.length;
const rounded = (value: number): string => String(Math.round(value * 10) / 10);
const escaped = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');

/** `count` colours from the first to the last of a list, mixed evenly. */
export function ramp(colours: readonly string[], count: number): string[] {
  const channel = (colour: string, at: number): number =>
    Number.parseInt(colour.slice(1 + 2 * at, 3 + 2 * at), 16);
  return Array.from({ length: count }, (_, i) => {
    const position = (i / Math.max(1, count - 1)) * (colours.length - 1);
    const low = Math.min(Math.floor(position), colours.length - 2);
    const mixed = [0, 1, 2].map((at) => {
      const [a, b] = [channel(colours[low] ?? '', at), channel(colours[low + 1] ?? '', at)];
      return Math.round(a + (position - low) * (b - a))
        .toString(16)
        .padStart(2, '0');
    });
    return `#${mixed.join('')}`;
  });
}

/** Rows of panels under one legend. `heights` are those of the plot areas by row, px. */
export function figure(
  rows: readonly (readonly Panel[])[],
  { width = 760, heights, about }: { width?: number; heights: readonly number[]; about: string },
): string {
  const legend = legendOf(rows.flat(), width);
  const parts: string[] = [];
  let top = legend.height;
  let above: number = margin.top;
  rows.forEach((row, at) => {
    const height = heights[at] ?? 240;
    const below = row.some(({ joined }) => joined === true) ? 10 : margin.bottom;
    const each = width / row.length;
    row.forEach((panel, column) => {
      const box = {
        left: column * each + margin.left,
        top: top + above,
        width: each - margin.left - margin.right,
        height,
      };
      parts.push(drawPanel(panel, box, `clip${at}-${column}`));
    });
    top += height + above + below;
    above = below === margin.bottom ? margin.top : 0;
  });
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${rounded(top)}" width="${width}" height="${rounded(top)}" role="img" font-family="Helvetica, Arial, sans-serif" font-size="12">`,
    `<title>${escaped(about)}</title>`,
    `<rect width="${width}" height="${rounded(top)}" fill="#ffffff"/>`,
    legend.svg,
    ...parts,
    '</svg>\n',
  ].join('\n');
}

function legendOf(panels: readonly Panel[], width: number): { svg: string; height: number } {
  const entries = new Map<string, Mark>();
  for (const { marks } of panels)
    for (const mark of marks)
      if ('name' in mark && mark.name !== undefined && !entries.has(mark.name)) entries.set(mark.name, mark);
  const parts: string[] = [];
  let [x, y] = [margin.left, 18];
  for (const [name, mark] of entries) {
    const wide = 34 + textWidth(name) + 18;
    if (x + wide > width && x > margin.left) [x, y] = [margin.left, y + legendRow];
    parts.push(
      swatch(mark, x, y),
      `<text x="${rounded(x + 34)}" y="${rounded(y + 4)}">${escaped(name)}</text>`,
    );
    x += wide;
  }
  return { svg: parts.join('\n'), height: entries.size === 0 ? 4 : y + 8 };
}

function swatch(mark: Mark, x: number, y: number): string {
  const stroke = (colour: string, dash?: string, width = 2): string =>
    `<line x1="${rounded(x)}" y1="${y}" x2="${rounded(x + 26)}" y2="${y}" stroke="${colour}" stroke-width="${width}"${dashed(dash)}/>`;
  if (mark.kind === 'line') return stroke(mark.colour, mark.dash, mark.width);
  if (mark.kind === 'level') return stroke(mark.colour, mark.dash, 1.2);
  if (mark.kind === 'zone')
    return `<rect x="${rounded(x)}" y="${y - 7}" width="26" height="14" fill="${mark.colour}" stroke="#c8c8c8"/>`;
  if (mark.kind === 'dots') return dot(x + 13, y, mark.colour, mark.open, 3.2);
  return '';
}

const dashed = (dash: string | undefined): string =>
  dash === undefined ? '' : ` stroke-dasharray="${dash}"`;

const dot = (x: number, y: number, colour: string, open = false, radius = 2.4): string =>
  `<circle cx="${rounded(x)}" cy="${rounded(y)}" r="${radius}" fill="${open ? '#ffffff' : colour}" stroke="${colour}"${open ? ' stroke-width="1.4"' : ''}/>`;

type Box = { left: number; top: number; width: number; height: number };

function drawPanel(panel: Panel, box: Box, clip: string): string {
  const { x, y, marks, title, categories } = panel;
  const along = scale(x, box.left, box.left + box.width);
  const up = scale(y, box.top + box.height, box.top);
  const bottom = box.top + box.height;
  const xTicks =
    categories === undefined
      ? ticksOf(x, box.width / 50)
      : categories.map((label, at) => ({ at, label, minor: false }));
  const yTicks = ticksOf(y, box.height / 32);
  const grid = [
    ...xTicks
      .filter(({ minor }) => !minor && categories === undefined)
      .map(({ at }) => `M${rounded(along(at))} ${rounded(box.top)}V${rounded(bottom)}`),
    ...yTicks
      .filter(({ minor }) => !minor)
      .map(({ at }) => `M${rounded(box.left)} ${rounded(up(at))}H${rounded(box.left + box.width)}`),
  ];
  const ends = [
    ...xTicks.map(({ at, minor }) => `M${rounded(along(at))} ${rounded(bottom)}v${minor ? 3 : 5}`),
    ...yTicks.map(({ at, minor }) => `M${rounded(box.left)} ${rounded(up(at))}h${minor ? -3 : -5}`),
  ];
  const zones = marks.filter(({ kind }) => kind === 'zone' || kind === 'cells');
  const others = marks.filter(({ kind }) => kind !== 'zone' && kind !== 'cells');
  const draw = (mark: Mark): string => drawMark(mark, along, up, box);
  return [
    `<clipPath id="${clip}"><rect x="${rounded(box.left)}" y="${rounded(box.top)}" width="${rounded(box.width)}" height="${rounded(box.height)}"/></clipPath>`,
    `<g clip-path="url(#${clip})">${zones.map(draw).join('\n')}`,
    zones.some(({ kind }) => kind === 'cells') ? '' : `<path d="${grid.join('')}" stroke="#e4e4e4"/>`,
    `${others.map(draw).join('\n')}</g>`,
    `<path d="M${rounded(box.left)} ${rounded(box.top)}V${rounded(bottom)}H${rounded(box.left + box.width)}${ends.join('')}" fill="none" stroke="#333333"/>`,
    ...xTicks
      .filter(({ label }) => label !== '' && panel.joined !== true)
      .map(
        ({ at, label }) =>
          `<text x="${rounded(along(at))}" y="${rounded(bottom + 19)}" text-anchor="middle">${label}</text>`,
      ),
    ...yTicks
      .filter(({ label }) => label !== '')
      .map(
        ({ at, label }) =>
          `<text x="${rounded(box.left - 9)}" y="${rounded(up(at) + 4)}" text-anchor="end">${label}</text>`,
      ),
    panel.joined === true
      ? ''
      : `<text x="${rounded(box.left + box.width / 2)}" y="${rounded(bottom + 40)}" text-anchor="middle">${escaped(x.label)}</text>`,
    `<text transform="translate(${rounded(box.left - 58)} ${rounded(box.top + box.height / 2)}) rotate(-90)" text-anchor="middle">${escaped(y.label)}</text>`,
    title === undefined
      ? ''
      : `<text x="${rounded(box.left)}" y="${rounded(box.top - 10)}" font-weight="bold">${escaped(title)}</text>`,
  ].join('\n');
}

function drawMark(mark: Mark, along: (x: number) => number, up: (y: number) => number, box: Box): string {
  switch (mark.kind) {
    case 'line':
      return `<path d="${mark.points.map(([x, y], i) => `${i === 0 ? 'M' : 'L'}${rounded(along(x))} ${rounded(up(y))}`).join('')}" fill="none" stroke="${mark.colour}" stroke-width="${mark.width ?? 2}" stroke-linejoin="round"${dashed(mark.dash)}/>`;
    case 'dots':
      return mark.points
        .map(([x, y, error]) => {
          const bar =
            error === undefined
              ? ''
              : `<path d="M${rounded(along(x))} ${rounded(up(y - error))}V${rounded(up(y + error))}" stroke="${mark.colour}"/>`;
          return bar + dot(along(x), up(y), mark.colour, mark.open, mark.radius);
        })
        .join('\n');
    case 'zone': {
      const [low, high] =
        mark.axis === 'x' ? [along(mark.from), along(mark.to)] : [up(mark.to), up(mark.from)];
      return mark.axis === 'x'
        ? `<rect x="${rounded(low)}" y="${rounded(box.top)}" width="${rounded(high - low)}" height="${rounded(box.height)}" fill="${mark.colour}"/>`
        : `<rect x="${rounded(box.left)}" y="${rounded(low)}" width="${rounded(box.width)}" height="${rounded(high - low)}" fill="${mark.colour}"/>`;
    }
    case 'level':
      return `<path d="M${rounded(box.left)} ${rounded(up(mark.at))}h${rounded(box.width)}" stroke="${mark.colour}" stroke-width="1.2"${dashed(mark.dash)}/>`;
    case 'text':
      return `<text x="${rounded(along(mark.at[0]))}" y="${rounded(up(mark.at[1]))}" text-anchor="${mark.anchor ?? 'start'}" paint-order="stroke" stroke="#ffffff" stroke-width="3">${escaped(mark.text)}</text>`;
    case 'cells': {
      const [left, top] = mark.corner ?? [0, 0];
      const wide = mark.width ?? 1;
      const paths = mark.colours.map((colour, of) => {
        const runs = runsOf(mark.classOf, mark.columns, of);
        const path = runs
          .map(([column, row, length]) => `M${column} ${row}h${length}v1h-${length}z`)
          .join('');
        return path === '' ? '' : `<path d="${path}" fill="${colour}"/>`;
      });
      const matrix = [along(left + wide) - along(left), 0, 0, up(top + 1) - up(top), along(left), up(top)];
      return `<g transform="matrix(${matrix.map((value) => Number(value.toFixed(4))).join(' ')})" shape-rendering="crispEdges">${paths.join('\n')}</g>`;
    }
  }
}

/** Neighbours in a row that are of one class, as [column, row, length]. */
function runsOf(
  classOf: readonly (number | null)[],
  columns: number,
  wanted: number,
): [number, number, number][] {
  const runs: [number, number, number][] = [];
  for (let row = 0; row * columns < classOf.length; row++)
    for (let column = 0; column < columns; column++) {
      if (classOf[row * columns + column] !== wanted) continue;
      const start = column;
      while (column + 1 < columns && classOf[row * columns + column + 1] === wanted) column++;
      runs.push([start, row, column - start + 1]);
    }
  return runs;
}

function scale({ from, to, log }: Axis, start: number, end: number): (value: number) => number {
  const of = log === true ? Math.log : (value: number): number => value;
  // What a logarithm cannot show lies far below the axis, where it is cut off.
  return (value) => {
    const at = log === true && value <= 0 ? 2 * of(from) - of(to) : of(value);
    return start + ((at - of(from)) / (of(to) - of(from))) * (end - start);
  };
}

type Tick = { at: number; label: string; minor: boolean };

function ticksOf({ from, to, log, bare }: Axis, most: number): Tick[] {
  if (bare === true) return [];
  if (log === true) return logTicks(from, to, most);
  const rough = Math.abs(to - from) / Math.max(3, most);
  const power = 10 ** Math.floor(Math.log10(rough));
  const step = ([1, 2, 2.5, 5, 10].find((factor) => factor * power >= rough * 0.999) ?? 10) * power;
  const places = Math.max(
    0,
    -Math.floor(Math.log10(step) + 1e-9) + (Math.abs(step / power - 2.5) < 1e-9 ? 1 : 0),
  );
  const [low, high] = [Math.min(from, to), Math.max(from, to)];
  const ticks: Tick[] = [];
  for (let i = Math.ceil(low / step - 1e-9); i * step <= high + 1e-9 * step; i++)
    ticks.push({ at: i * step, label: (i * step).toFixed(places).replace('-', '−'), minor: false });
  return ticks;
}

function logTicks(from: number, to: number, most: number): Tick[] {
  const decades = Math.log10(to / from);
  const labelled = decades < 1.6 ? [1, 2, 5] : [1];
  const every = Math.max(1, Math.ceil(decades / Math.max(3, most)));
  const ticks: Tick[] = [];
  for (let power = Math.floor(Math.log10(from)); power <= Math.ceil(Math.log10(to)); power++)
    for (let factor = 1; factor < 10; factor++) {
      const at = factor * 10 ** power;
      if (at < from * 0.999 || at > to * 1.001) continue;
      const major = labelled.includes(factor) && power % every === 0;
      ticks.push({ at, label: major ? powerLabel(factor, power) : '', minor: !major });
    }
  return ticks;
}

const raised = '⁰¹²³⁴⁵⁶⁷⁸⁹';

function powerLabel(factor: number, power: number): string {
  if (power >= -2 && power <= 3) return String(Number((factor * 10 ** power).toPrecision(1)));
  const exponent = [...String(Math.abs(power))].map((digit) => raised[Number(digit)]).join('');
  return `${factor === 1 ? '' : `${factor}·`}10${power < 0 ? '⁻' : ''}${exponent}`;
}
