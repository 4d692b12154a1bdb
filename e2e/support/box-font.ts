/**
 * A font of three glyphs, made here: every letter is the same box, every Chinese character (and all that lies
 * beyond it in Unicode) a square, every space empty. Text set in it has the same lines and widths on every
 * machine, whatever fonts are installed. OpenType 1.9; character map of format 13, many to one.
 */

const unitsPerEm = 1000;
const ascent = 800;
const descent = 200;
const letter = 1;
const square = 2;
const space = 3;
const advances = [600, 600, 1000, 400];
/** First and last code point, and the glyph of all between. */
const groups: readonly (readonly [number, number, number])[] = [
  [0x20, 0x20, space],
  [0x21, 0x9f, letter],
  [0xa0, 0xa0, space],
  [0xa1, 0x2e7f, letter],
  [0x2e80, 0x10ffff, square],
];

type Field = readonly [bytes: 1 | 2 | 4, value: number];
const u8 = (value: number): Field => [1, value];
const u16 = (value: number): Field => [2, value];
const u32 = (value: number): Field => [4, value];

function bytesOf(fields: readonly Field[]): Buffer {
  const bytes = Buffer.alloc(fields.reduce((sum, [size]) => sum + size, 0));
  let at = 0;
  for (const [size, value] of fields) {
    bytes.writeUIntBE(value < 0 ? value + 2 ** (8 * size) : value, at, size);
    at += size;
  }
  return bytes;
}

/** A rectangle from the base line to the ascent, a fifth narrower than its advance. */
function rectangle(advance: number): Buffer {
  const left = advance / 10;
  const right = advance - left;
  const [bottom, top] = [0, 700];
  return bytesOf([
    ...[1, left, bottom, right, top, 3, 0].map(u16),
    // Four points on the line, each coordinate in two bytes.
    ...[1, 1, 1, 1].map(u8),
    ...[left, 0, right - left, 0].map(u16),
    ...[bottom, top - bottom, 0, bottom - top].map(u16),
  ]);
}

const glyphs = [rectangle(600), rectangle(600), rectangle(1000), Buffer.alloc(0)];
/** Where each begins, and where the last ends. */
function startsOf(lengths: readonly number[]): number[] {
  let at = 0;
  const starts = lengths.map((length) => {
    const start = at;
    at += length;
    return start;
  });
  return [...starts, at];
}
const offsets = startsOf(glyphs.map(({ length }) => length));

const name = (id: number, text: string, offset: number): Field[] =>
  [3, 1, 0x409, id, text.length * 2, offset].map(u16);
const names = ['Lutetia Box', 'Regular', 'Lutetia Box Regular', 'Lutetia Box Regular', '1.0', 'LutetiaBox'];
const nameTable = (): Buffer => {
  const starts = startsOf(names.map(({ length }) => length * 2));
  return Buffer.concat([
    bytesOf([
      ...[0, names.length, 6 + 12 * names.length].map(u16),
      ...names.flatMap((text, index) => name(index + 1, text, starts[index] ?? 0)),
    ]),
    Buffer.from(names.join(''), 'utf16le').swap16(),
  ]);
};

const tables: Readonly<Record<string, Buffer>> = {
  'OS/2': bytesOf([
    ...[4, 600, 400, 5, 0, 650, 600, 0, 75, 650, 600, 0, 350, 50, 250, 0].map(u16),
    ...Array.from({ length: 10 }, () => u8(0)),
    ...[0, 0, 0, 0].map(u32),
    ...[...'LUTE'].map((sign) => u8(sign.charCodeAt(0))),
    ...[0x40, 0x20, 0xffff, ascent, -descent, 0, ascent, descent].map(u16),
    ...[0, 0].map(u32),
    ...[500, 700, 0, 0x20, 1].map(u16),
  ]),
  cmap: bytesOf([
    ...[0, 1, 3, 10].map(u16),
    u32(12),
    ...[13, 0].map(u16),
    ...[16 + 12 * groups.length, 0, groups.length].map(u32),
    ...groups.flat().map(u32),
  ]),
  glyf: Buffer.concat(glyphs),
  head: bytesOf([
    ...[0x00010000, 0x00010000, 0, 0x5f0f3cf5].map(u32),
    ...[3, unitsPerEm].map(u16),
    ...[0, 0, 0, 0].map(u32),
    ...[0, 0, 1000, 800, 0, 8, 2, 1, 0].map(u16),
  ]),
  hhea: bytesOf([
    u32(0x00010000),
    ...[ascent, -descent, 0, 1000, 0, 0, 1000, 1, 0, 0, 0, 0, 0, 0, 0, advances.length].map(u16),
  ]),
  hmtx: bytesOf(advances.flatMap((advance) => [u16(advance), u16(advance / 10)])),
  loca: bytesOf(offsets.map(u32)),
  maxp: bytesOf([u32(0x00010000), ...[advances.length, 4, 1, 0, 0, 2, 0, 0, 0, 0, 0, 0, 0, 0].map(u16)]),
  name: nameTable(),
  post: bytesOf([u32(0x00030000), u32(0), ...[-100, 50].map(u16), ...[0, 0, 0, 0, 0].map(u32)]),
};

const checksum = (bytes: Buffer): number => {
  const padded = Buffer.concat([bytes, Buffer.alloc(-bytes.length & 3)]);
  let sum = 0;
  for (let at = 0; at < padded.length; at += 4) sum = (sum + padded.readUInt32BE(at)) >>> 0;
  return sum;
};

/** The font as a file. */
export function boxFont(): Buffer {
  const entries = Object.entries(tables);
  const headerLength = 12 + 16 * entries.length;
  const records: Field[] = [];
  const parts: Buffer[] = [];
  let at = headerLength;
  for (const [tag, bytes] of entries) {
    records.push(u32(Buffer.from(tag).readUInt32BE()), ...[checksum(bytes), at, bytes.length].map(u32));
    const padded = Buffer.concat([bytes, Buffer.alloc(-bytes.length & 3)]);
    parts.push(padded);
    at += padded.length;
  }
  const power = Math.floor(Math.log2(entries.length));
  const search = 16 * 2 ** power;
  const header = [entries.length, search, power, 16 * entries.length - search].map(u16);
  const file = Buffer.concat([bytesOf([u32(0x00010000), ...header, ...records]), ...parts]);
  const headAt = file.indexOf(tables.head ?? '');
  file.writeUInt32BE((0xb1b0afba - checksum(file)) >>> 0, headAt + 8);
  return file;
}
