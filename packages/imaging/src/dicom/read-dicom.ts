import { ImagingError } from '../errors.ts';
import type { CharacterSets } from './character-sets.ts';
import { DataSet, type DicomElement } from './data-set.ts';
import { entryOf, groupOf, tagName } from './dictionary.ts';
import { inflate } from './inflate.ts';
import {
  explicitBigEndian,
  explicitLittleEndian,
  implicitLittleEndian,
  type ReadableSyntax,
  transferSyntaxOf,
} from './transfer-syntax.ts';

/** A DICOM file, read: its meta information, its data set, and the syntax that its pixels stand in. */
export type DicomFile = {
  readonly meta: DataSet;
  readonly dataSet: DataSet;
  readonly syntax: ReadableSyntax;
};

/** Real objects have about ten levels; a file that nests deeper is made to hurt. */
export const deepestNesting = 64;

/** A segmentation of 5,000 frames has 400,000 elements. */
const mostElements = 1_000_000;

const undefinedLength = 0xffffffff;
const itemTag = 0xfffee000;
const itemEnd = 0xfffee00d;
const sequenceEnd = 0xfffee0dd;
const pixelData = 0x7fe00010;

/** Representations whose length takes four bytes after two that are reserved (PS3.5 table 7.1-1). */
const longForm = new Set(['OB', 'OD', 'OF', 'OL', 'OV', 'OW', 'SQ', 'SV', 'UC', 'UN', 'UR', 'UT', 'UV']);
const shortForm = new Set([
  ...['AE', 'AS', 'AT', 'CS', 'DA', 'DS', 'DT', 'FD', 'FL', 'IS', 'LO', 'LT', 'PN', 'SH', 'SL', 'SS', 'ST'],
  ...['TM', 'UI', 'UL', 'US'],
]);
const representations = longForm.union(shortForm);

/**
 * Reads a DICOM object: with or without preamble and meta information, implicit or explicit, either byte order,
 * deflated. Values are views into `bytes`, nothing is copied; a length is believed only where as many bytes are there.
 * Errors: `not-dicom`, `damaged-file`, `too-deep`, `too-large`, `unsupported`.
 */
export async function readDicom(bytes: Uint8Array): Promise<DicomFile> {
  const { meta, start } = readMeta(bytes);
  const uid = meta.findText('TransferSyntaxUID');
  const syntax = uid === undefined ? guessSyntax(bytes, start) : transferSyntaxOf(uid);
  const body = syntax.deflated ? await inflate(bytes.subarray(start)) : bytes.subarray(start);
  if (body.length < 8) throw new ImagingError('damaged-file', 'nothing follows the meta information');
  // Some software writes implicit data sets and says otherwise: what stands there counts.
  const explicit = syntax.explicit && representations.has(vrAt(body, 4));
  return { meta, dataSet: parseDataSet(body, { ...syntax, explicit }), syntax: { ...syntax, explicit } };
}

/** Reads a data set without preamble and meta information in a known syntax, as it comes over the network. */
export const parseDataSet = (
  bytes: Uint8Array,
  syntax: Pick<ReadableSyntax, 'explicit' | 'littleEndian'>,
): DataSet => new Parser(bytes, syntax.explicit, syntax.littleEndian).whole();

function readMeta(bytes: Uint8Array): { meta: DataSet; start: number } {
  const magic = (at: number): boolean => String.fromCharCode(...bytes.subarray(at, at + 4)) === 'DICM';
  let start = magic(128) ? 132 : magic(0) ? 4 : 0;
  if (start === 0 && !looksLikeDataSet(bytes))
    throw new ImagingError(
      'not-dicom',
      'this is no DICOM object: it begins with neither a preamble nor a tag',
    );
  const first = start;
  const parser = new Parser(bytes, true, true, start);
  const elements = new Map<number, DicomElement>();
  while (bytes.length - start >= 8 && bytes[start] === 2 && bytes[start + 1] === 0) {
    const element = parser.element(0, []);
    elements.set(element.tag, element);
    start = parser.at;
  }
  if (first > 0 && elements.size === 0 && !looksLikeDataSet(bytes.subarray(first)))
    throw new ImagingError('damaged-file', 'no data set follows the preamble');
  return { meta: new DataSet(elements), start };
}

/** A data set begins with a low group: 0002 to 0010 (PS3.5 §7.1 orders the tags). */
function looksLikeDataSet(bytes: Uint8Array): boolean {
  if (bytes.length < 8) return false;
  const [a = 0, b = 0] = bytes;
  const low = (group: number): boolean => group >= 0x02 && group <= 0x10 && group % 2 === 0;
  return (b === 0 && low(a)) || (a === 0 && low(b));
}

/** The syntax of a data set that nobody names: told from its first element. */
function guessSyntax(bytes: Uint8Array, start: number): ReadableSyntax {
  const [a = 0, b = 0] = bytes.subarray(start, start + 2);
  if (a === 0 && b !== 0) return explicitBigEndian;
  return representations.has(vrAt(bytes, start + 4)) ? explicitLittleEndian : implicitLittleEndian;
}

const vrAt = (bytes: Uint8Array, at: number): string =>
  String.fromCharCode(bytes[at] ?? 0, bytes[at + 1] ?? 0);

const sameBytes = (a: DicomElement, b: DicomElement): boolean =>
  'bytes' in a &&
  'bytes' in b &&
  a.bytes.length === b.bytes.length &&
  a.bytes.every((byte, i) => byte === b.bytes[i]);

class Parser {
  at: number;
  #elements = 0;
  readonly #bytes: Uint8Array;
  readonly #view: DataView;
  readonly #explicit: boolean;
  readonly #little: boolean;

  constructor(bytes: Uint8Array, explicit: boolean, little: boolean, at = 0) {
    this.#bytes = bytes;
    this.#view = new DataView(bytes.buffer, bytes.byteOffset, bytes.length);
    this.#explicit = explicit;
    this.#little = little;
    this.at = at;
  }

  whole(): DataSet {
    return this.#dataSet(this.#bytes.length, false, 0, [], this.#explicit);
  }

  element(depth: number, sets: CharacterSets): DicomElement {
    return this.#element(this.#bytes.length, depth, sets, this.#explicit);
  }

  /** The elements up to `end`, or up to the delimiter of their item. */
  #dataSet(
    end: number,
    delimited: boolean,
    depth: number,
    inherited: CharacterSets,
    explicit: boolean,
  ): DataSet {
    const elements = new Map<number, DicomElement>();
    const dataSet = new DataSet(elements, this.#little, inherited);
    let sets = inherited;
    while (this.at < end) {
      if (end - this.at < 8) {
        if (depth === 0 && this.#bytes.subarray(this.at, end).every((byte) => byte === 0)) break;
        throw damaged(`ends within an element, at byte ${this.at}`);
      }
      if (delimited && this.#tagAt(this.at) === itemEnd) {
        this.#skipDelimiter();
        return dataSet;
      }
      const element = this.#element(end, depth, sets, explicit);
      const before = elements.get(element.tag);
      if (before !== undefined && !sameBytes(before, element))
        throw damaged(`has ${tagName(element.tag)} twice, with different values`);
      elements.set(element.tag, element);
      if (element.tag === 0x00080005) sets = dataSet.characterSets;
    }
    if (delimited) throw damaged('has an item without an end');
    return dataSet;
  }

  #element(end: number, depth: number, sets: CharacterSets, explicit: boolean): DicomElement {
    this.#elements++;
    if (this.#elements > mostElements)
      throw new ImagingError('too-large', `the object has more than ${mostElements} elements`);
    const tag = this.#tagAt(this.at);
    if (groupOf(tag) === 0xfffe && tag >= itemTag && tag <= sequenceEnd)
      throw damaged(`has a delimiter where an element is due, at byte ${this.at}`);
    const { vr, length } = this.#header(tag, end, explicit);
    if (length === undefinedLength) {
      if (tag === pixelData && vr !== 'SQ') return { tag, vr, fragments: this.#fragments(end) };
      if (vr !== 'SQ' && vr !== 'UN')
        throw damaged(`gives no length for ${tagName(tag)}, which is no sequence`);
      // A sequence that a system did not know is implicit inside (PS3.5 §6.2.2, note 7).
      return { tag, vr: 'SQ', items: this.#items(end, true, depth + 1, sets, explicit && vr === 'SQ') };
    }
    if (length > end - this.at)
      throw damaged(`announces ${length} bytes for ${tagName(tag)}, ${end - this.at} are there`);
    if (vr === 'SQ') {
      const items = this.#items(this.at + length, false, depth + 1, sets, explicit);
      return { tag, vr, items };
    }
    const bytes = this.#bytes.subarray(this.at, this.at + length);
    this.at += length;
    return { tag, vr, bytes };
  }

  #header(tag: number, end: number, explicit: boolean): { vr: string; length: number } {
    const at = this.at;
    if (!explicit) {
      this.at = at + 8;
      return { vr: implicitVr(tag), length: this.#view.getUint32(at + 4, this.#little) };
    }
    const vr = vrAt(this.#bytes, at + 4);
    if (shortForm.has(vr)) {
      this.at = at + 8;
      return { vr, length: this.#view.getUint16(at + 6, this.#little) };
    }
    if (!longForm.has(vr)) throw damaged(`names no value representation for ${tagName(tag)}`);
    if (end - at < 12) throw damaged(`ends within an element, at byte ${at}`);
    this.at = at + 12;
    return { vr, length: this.#view.getUint32(at + 8, this.#little) };
  }

  #items(end: number, delimited: boolean, depth: number, sets: CharacterSets, explicit: boolean): DataSet[] {
    if (depth > deepestNesting)
      throw new ImagingError('too-deep', `sequences are nested deeper than ${deepestNesting} levels`);
    const items: DataSet[] = [];
    while (this.at < end) {
      const { tag, length } = this.#itemHeader(end);
      if (delimited && tag === sequenceEnd) return items;
      if (tag !== itemTag) throw damaged(`has ${tagName(tag)} where an item is due`);
      this.#elements++;
      if (this.#elements > mostElements)
        throw new ImagingError('too-large', `the object has more than ${mostElements} elements`);
      const open = length === undefinedLength;
      if (!open && length > end - this.at)
        throw damaged(`announces ${length} bytes for an item, ${end - this.at} are there`);
      items.push(this.#dataSet(open ? end : this.at + length, open, depth, sets, explicit));
    }
    if (delimited) throw damaged('has a sequence without an end');
    return items;
  }

  #fragments(end: number): Uint8Array[] {
    const fragments: Uint8Array[] = [];
    while (this.at < end) {
      const { tag, length } = this.#itemHeader(end);
      if (tag === sequenceEnd) return fragments;
      if (tag !== itemTag) throw damaged(`has ${tagName(tag)} among the fragments of its pixels`);
      if (length > end - this.at)
        throw damaged(`announces ${length} bytes for a fragment, ${end - this.at} are there`);
      fragments.push(this.#bytes.subarray(this.at, this.at + length));
      this.at += length;
    }
    throw damaged('has encapsulated pixels without an end');
  }

  #itemHeader(end: number): { tag: number; length: number } {
    if (end - this.at < 8) throw damaged(`ends within an item, at byte ${this.at}`);
    const tag = this.#tagAt(this.at);
    const length = this.#view.getUint32(this.at + 4, this.#little);
    this.at += 8;
    return { tag, length };
  }

  #skipDelimiter(): void {
    this.at += 8;
  }

  #tagAt(at: number): number {
    return this.#view.getUint16(at, this.#little) * 0x10000 + this.#view.getUint16(at + 2, this.#little);
  }
}

/** PS3.5 §A.1: pixels and words are OW in implicit files. */
function implicitVr(tag: number): string {
  const vr = entryOf(tag)?.vr ?? 'UN';
  return vr === 'OB' && (groupOf(tag) === 0x7fe0 || groupOf(tag) >= 0x5000) ? 'OW' : vr;
}

const damaged = (why: string): ImagingError => new ImagingError('damaged-file', `the object ${why}`);
