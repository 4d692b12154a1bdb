import { ImagingError } from '../errors.ts';
import { type CharacterSets, decodeText } from './character-sets.ts';
import { entryOf, isPrivate, type Tag, tagName, tagNumber } from './dictionary.ts';

/** One element as it stands in a file: its bytes, or the items of its sequence, or its encapsulated fragments. */
export type DicomElement = {
  readonly tag: number;
  /** Value representation, PS3.5 §6.2. */
  readonly vr: string;
} & (
  | { readonly bytes: Uint8Array }
  | { readonly items: readonly DataSet[] }
  /** The first fragment is the basic offset table (PS3.5 A.4). */
  | { readonly fragments: readonly Uint8Array[] }
);

const wholeText = new Set(['LT', 'ST', 'UT', 'UR']);
const texts = new Set(['AE', 'AS', 'CS', 'DA', 'DS', 'DT', 'IS', 'LO', 'PN', 'SH', 'TM', 'UC', 'UI']);
const decoded = new Set(['LO', 'LT', 'PN', 'SH', 'ST', 'UC', 'UT']);

type Reader = { readonly size: number; readonly read: (view: DataView, at: number, le: boolean) => number };

const binary: Readonly<Record<string, Reader>> = {
  US: { size: 2, read: (view, at, le) => view.getUint16(at, le) },
  SS: { size: 2, read: (view, at, le) => view.getInt16(at, le) },
  UL: { size: 4, read: (view, at, le) => view.getUint32(at, le) },
  SL: { size: 4, read: (view, at, le) => view.getInt32(at, le) },
  FL: { size: 4, read: (view, at, le) => view.getFloat32(at, le) },
  FD: { size: 8, read: (view, at, le) => view.getFloat64(at, le) },
  OW: { size: 2, read: (view, at, le) => view.getUint16(at, le) },
  OL: { size: 4, read: (view, at, le) => view.getUint32(at, le) },
  OF: { size: 4, read: (view, at, le) => view.getFloat32(at, le) },
  OD: { size: 8, read: (view, at, le) => view.getFloat64(at, le) },
  // A tag is two 16-bit numbers, each in the byte order of the file.
  AT: { size: 4, read: (view, at, le) => view.getUint16(at, le) * 0x10000 + view.getUint16(at + 2, le) },
};

export const numberPattern = /^[+-]?(\d+\.?\d*|\.\d+)([eE][+-]?\d+)?$/;

/**
 * The elements of a data set or of an item. A getter gives what stands in the file and throws where nothing does
 * (`missing-tag`) or what stands there is no such value (`malformed-value`), naming the tag; its `find…` twin gives
 * undefined where the element is absent or empty. Nothing has a default.
 */
export class DataSet {
  readonly elements: ReadonlyMap<number, DicomElement>;
  readonly littleEndian: boolean;
  readonly #inherited: CharacterSets;

  constructor(
    elements: ReadonlyMap<number, DicomElement>,
    littleEndian = true,
    inherited: CharacterSets = [],
  ) {
    this.elements = elements;
    this.littleEndian = littleEndian;
    this.#inherited = inherited;
  }

  has(tag: Tag): boolean {
    return this.elements.has(tagNumber(tag));
  }

  get characterSets(): CharacterSets {
    return this.findTexts('SpecificCharacterSet') ?? this.#inherited;
  }

  /** All values of a text, without padding. */
  findTexts(tag: Tag): readonly string[] | undefined {
    const bytes = this.findBytes(tag);
    if (bytes === undefined) return undefined;
    const vr = this.#vrOf(tag);
    if (!texts.has(vr) && !wholeText.has(vr)) throw malformed(tag, `holds ${vr}, not a text`);
    const text = decoded.has(vr) ? decodeText(bytes, this.characterSets) : decodeText(bytes, []);
    // Padding is a space or a null byte at the end.
    if (wholeText.has(vr)) return [text.replace(/[ \0]+$/, '')];
    const values = text.split('\\').map((value) => value.replace(/^ +|[ \0]+$/g, ''));
    return values.length === 1 && values[0] === '' ? undefined : values;
  }

  texts(tag: Tag): readonly string[] {
    return this.findTexts(tag) ?? this.#missing(tag);
  }

  findText(tag: Tag): string | undefined {
    const first = this.findTexts(tag)?.[0];
    return first === '' ? undefined : first;
  }

  text(tag: Tag): string {
    return this.findText(tag) ?? this.#missing(tag);
  }

  findNumbers(tag: Tag): readonly number[] | undefined {
    const vr = this.#vrOf(tag);
    if (vr === 'DS' || vr === 'IS') {
      return this.findTexts(tag)?.map((text) => {
        if (!numberPattern.test(text)) throw malformed(tag, `"${text.slice(0, 40)}" is no number`);
        const value = Number(text);
        if (!Number.isFinite(value)) throw malformed(tag, `"${text.slice(0, 40)}" is no finite number`);
        return value;
      });
    }
    const bytes = this.findBytes(tag);
    if (bytes === undefined) return undefined;
    const reader = binary[vr];
    if (reader === undefined) throw malformed(tag, `holds ${vr}, not a number`);
    if (bytes.length % reader.size !== 0)
      throw malformed(tag, `has ${bytes.length} bytes, not a multiple of ${reader.size}`);
    const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.length);
    const values: number[] = [];
    for (let at = 0; at < bytes.length; at += reader.size)
      values.push(reader.read(view, at, this.littleEndian));
    return values;
  }

  numbers(tag: Tag, count?: number): readonly number[] {
    const values = this.findNumbers(tag) ?? this.#missing(tag);
    if (count !== undefined && values.length !== count)
      throw malformed(tag, `has ${values.length} values, ${count} are needed`);
    return values;
  }

  findNumber(tag: Tag): number | undefined {
    const value = this.findNumbers(tag)?.[0];
    if (value !== undefined && !Number.isFinite(value)) throw malformed(tag, `is ${value}`);
    return value;
  }

  number(tag: Tag): number {
    return this.findNumber(tag) ?? this.#missing(tag);
  }

  /** A whole number in a range. */
  whole(tag: Tag, least: number, most: number): number {
    const value = this.number(tag);
    if (!Number.isInteger(value) || value < least || value > most)
      throw malformed(tag, `is ${value}, not a whole number from ${least} to ${most}`);
    return value;
  }

  findWhole(tag: Tag, least: number, most: number): number | undefined {
    return this.findNumber(tag) === undefined ? undefined : this.whole(tag, least, most);
  }

  /** The items of a sequence; undefined where it is absent, an empty list where it is empty. */
  findItems(tag: Tag): readonly DataSet[] | undefined {
    const element = this.elements.get(tagNumber(tag));
    if (element === undefined) return undefined;
    if ('items' in element) return element.items;
    if ('bytes' in element && element.bytes.length === 0) return [];
    throw malformed(tag, `holds ${element.vr}, not a sequence`);
  }

  items(tag: Tag): readonly DataSet[] {
    return this.findItems(tag) ?? this.#missing(tag);
  }

  /** The first item of a sequence. */
  findItem(tag: Tag): DataSet | undefined {
    return this.findItems(tag)?.[0];
  }

  item(tag: Tag): DataSet {
    return this.findItem(tag) ?? this.#missing(tag);
  }

  /** The bytes of an element as they stand in the file, padding included; undefined where there are none. */
  findBytes(tag: Tag): Uint8Array | undefined {
    const element = this.elements.get(tagNumber(tag));
    if (element === undefined) return undefined;
    if (!('bytes' in element))
      throw malformed(tag, 'items' in element ? 'holds a sequence' : 'is encapsulated');
    return element.bytes.length === 0 ? undefined : element.bytes;
  }

  bytes(tag: Tag): Uint8Array {
    return this.findBytes(tag) ?? this.#missing(tag);
  }

  /**
   * A private element, whose block is reserved by its creator's name (PS3.5 §7.8.1) at whatever place. Where a file
   * has lost that name, block 10 is taken, unless somebody else has reserved it.
   */
  findPrivate(group: number, creator: string, element: number): DicomElement | undefined {
    const at = (block: number) => this.elements.get(group * 0x10000 + block * 0x100 + element);
    for (let block = 0x10; block <= 0xff; block++)
      if (this.#creatorOf(group, block) === creator) return at(block);
    return this.#creatorOf(group, 0x10) === undefined ? at(0x10) : undefined;
  }

  /** Text of a private element, also where a file without representations has it as UN. */
  findPrivateText(group: number, creator: string, element: number): string | undefined {
    const found = this.findPrivate(group, creator, element);
    if (found === undefined || !('bytes' in found)) return undefined;
    const text = decodeText(found.bytes, []).replace(/^ +|[ \0]+$/g, '');
    return text === '' ? undefined : text;
  }

  #creatorOf(group: number, block: number): string | undefined {
    const found = this.elements.get(group * 0x10000 + block);
    if (found === undefined || !('bytes' in found)) return undefined;
    return decodeText(found.bytes, []).replace(/[ \0]+$/, '');
  }

  #vrOf(tag: Tag): string {
    const number = tagNumber(tag);
    const element = this.elements.get(number);
    if (element === undefined) return entryOf(number)?.vr ?? 'UN';
    // An implicit file keeps the choice between US and SS open, and what passed through a system that did not know it is UN.
    const known = entryOf(number);
    if (element.vr === 'UN' && known !== undefined && !isPrivate(number)) return known.vr;
    if (known?.signedByPixels === true && element.vr === 'US' && this.#signedPixels()) return 'SS';
    return element.vr;
  }

  #signedPixels(): boolean {
    return this.findNumber('PixelRepresentation') === 1;
  }

  #missing(tag: Tag): never {
    throw new ImagingError('missing-tag', `${tagName(tag)} is ${this.has(tag) ? 'empty' : 'missing'}`);
  }
}

export const malformed = (tag: Tag, why: string): ImagingError =>
  new ImagingError('malformed-value', `${tagName(tag)} ${why}`);
