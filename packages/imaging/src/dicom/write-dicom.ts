import { ImagingError } from '../errors.ts';
import { DataSet, type DicomElement } from './data-set.ts';
import { entryOf, type Keyword, tagName, tagNumber } from './dictionary.ts';
import type { ReadableSyntax } from './transfer-syntax.ts';
import { explicitLittleEndian, implicitLittleEndian } from './transfer-syntax.ts';

/** A value of a new data set: text, number, several of them, bytes, or the items of a sequence. Null is an empty element. */
export type NewValue =
  | string
  | number
  | readonly string[]
  | readonly number[]
  | Uint8Array
  | readonly NewValues[]
  | readonly DataSet[]
  | null;
export type NewValues = { readonly [K in Keyword]?: NewValue };

/** Our root is derived from a UUID (PS3.5 annex B.2), as every UID that we make. */
export const implementation = {
  classUid: '2.25.191428637264209716953437187318612304729',
  version: 'LUTETIA_0_1',
};

const writers: Readonly<
  Record<string, readonly [size: number, write: (view: DataView, at: number, value: number) => void]>
> = {
  US: [2, (view, at, value) => view.setUint16(at, value, true)],
  SS: [2, (view, at, value) => view.setInt16(at, value, true)],
  UL: [4, (view, at, value) => view.setUint32(at, value, true)],
  SL: [4, (view, at, value) => view.setInt32(at, value, true)],
  FL: [4, (view, at, value) => view.setFloat32(at, value, true)],
  FD: [8, (view, at, value) => view.setFloat64(at, value, true)],
  OF: [4, (view, at, value) => view.setFloat32(at, value, true)],
  OL: [4, (view, at, value) => view.setUint32(at, value, true)],
  AT: [
    4,
    (view, at, value) => {
      view.setUint16(at, Math.floor(value / 0x10000), true);
      view.setUint16(at + 2, value & 0xffff, true);
    },
  ],
};

/** A number as DS: at most 16 characters (PS3.5 §6.2), as exact as they hold. */
export function decimalString(value: number): string {
  if (!Number.isFinite(value)) throw new ImagingError('malformed-value', `${value} is no decimal string`);
  const whole = String(value);
  if (whole.length <= 16) return whole;
  for (let digits = 16; digits > 0; digits--) {
    const text = String(Number(value.toPrecision(digits)));
    if (text.length <= 16) return text;
  }
  throw new ImagingError('malformed-value', `${value} does not fit a decimal string`);
}

/** Encodes values by the representations of PS3.6, little endian, texts as UTF-8. Errors: `malformed-value`. */
export function createDataSet(values: NewValues, more: readonly DicomElement[] = []): DataSet {
  const elements: DicomElement[] = [...more];
  for (const [keyword, value] of Object.entries(values)) {
    if (value === undefined) continue;
    const tag = tagNumber(keyword as Keyword);
    elements.push(createElement(tag, entryOf(tag)?.vr ?? 'UN', value));
  }
  elements.sort((a, b) => a.tag - b.tag);
  return new DataSet(new Map(elements.map((element) => [element.tag, element])));
}

export function createElement(tag: number, vr: string, value: NewValue): DicomElement {
  if (value === null) return vr === 'SQ' ? { tag, vr, items: [] } : { tag, vr, bytes: new Uint8Array(0) };
  if (value instanceof Uint8Array) return { tag, vr, bytes: value };
  const list: readonly (string | number | NewValues | DataSet)[] =
    typeof value === 'string' || typeof value === 'number' ? [value] : value;
  if (vr === 'SQ')
    return {
      tag,
      vr,
      items: list.map((item) => {
        if (typeof item !== 'object')
          throw new ImagingError('malformed-value', `${tagName(tag)} needs items`);
        return item instanceof DataSet ? item : createDataSet(item);
      }),
    };
  const writer = writers[vr];
  if (writer !== undefined) {
    const [size, write] = writer;
    const bytes = new Uint8Array(size * list.length);
    const view = new DataView(bytes.buffer);
    list.forEach((one, i) => {
      if (typeof one !== 'number') throw new ImagingError('malformed-value', `${tagName(tag)} needs numbers`);
      write(view, i * size, one);
    });
    return { tag, vr, bytes };
  }
  const text = list
    .map((one) =>
      typeof one === 'number' ? (vr === 'IS' ? String(Math.round(one)) : decimalString(one)) : String(one),
    )
    .join('\\');
  return { tag, vr, bytes: new TextEncoder().encode(text) };
}

/**
 * Writes a data set as a file: preamble, meta information, elements in the order of their tags, sequences with
 * defined lengths. Values are written as they stand, so a data set keeps the byte order that it was read in:
 * `syntax` must have it too. Errors: `unsupported` for a deflated syntax or one of another byte order.
 */
export function writeDicom(
  dataSet: DataSet,
  syntax: Pick<ReadableSyntax, 'uid' | 'littleEndian' | 'deflated'> = explicitLittleEndian,
): Uint8Array<ArrayBuffer> {
  if (syntax.deflated || syntax.littleEndian !== dataSet.littleEndian)
    throw new ImagingError('unsupported', `a data set cannot be written as ${syntax.uid} as it stands`);
  // A file that was read may have been implicit though its syntax says otherwise.
  const explicit = syntax.uid !== implicitLittleEndian.uid;
  const meta = createDataSet({
    FileMetaInformationVersion: Uint8Array.of(0, 1),
    MediaStorageSOPClassUID: dataSet.text('SOPClassUID'),
    MediaStorageSOPInstanceUID: dataSet.text('SOPInstanceUID'),
    TransferSyntaxUID: syntax.uid,
    ImplementationClassUID: implementation.classUid,
    ImplementationVersionName: implementation.version,
  });
  const metaLength = lengthOf(meta, true);
  const group = createDataSet({ FileMetaInformationGroupLength: metaLength });
  const bytes = new Uint8Array(132 + 12 + metaLength + lengthOf(dataSet, explicit));
  bytes.set(new TextEncoder().encode('DICM'), 128);
  const writer = new Writer(bytes, 132);
  writer.dataSet(group, true, true);
  writer.dataSet(meta, true, true);
  writer.dataSet(dataSet, explicit, syntax.littleEndian);
  return bytes;
}

const longForm = new Set(['OB', 'OD', 'OF', 'OL', 'OV', 'OW', 'SQ', 'SV', 'UC', 'UN', 'UR', 'UT', 'UV']);
const even = (length: number): number => length + (length % 2);

const lengthOf = (dataSet: DataSet, explicit: boolean): number =>
  [...dataSet.elements.values()].reduce((sum, element) => sum + elementLength(element, explicit), 0);

const elementLength = (element: DicomElement, explicit: boolean): number =>
  (explicit && longForm.has(element.vr) ? 12 : 8) + valueLength(element, explicit);

function valueLength(element: DicomElement, explicit: boolean): number {
  if ('bytes' in element) return even(element.bytes.length);
  // Each item has a header of 8 bytes; encapsulated pixels end with a delimiter.
  if ('items' in element) return element.items.reduce((sum, item) => sum + 8 + lengthOf(item, explicit), 0);
  return element.fragments.reduce((sum, fragment) => sum + 8 + even(fragment.length), 8);
}

class Writer {
  #at: number;
  readonly #bytes: Uint8Array;
  readonly #view: DataView;

  constructor(bytes: Uint8Array, at: number) {
    this.#bytes = bytes;
    this.#view = new DataView(bytes.buffer, bytes.byteOffset, bytes.length);
    this.#at = at;
  }

  dataSet(dataSet: DataSet, explicit: boolean, little: boolean): void {
    const elements = [...dataSet.elements.values()].sort((a, b) => a.tag - b.tag);
    for (const element of elements) this.#element(element, explicit, little);
  }

  #element(element: DicomElement, explicit: boolean, little: boolean): void {
    const length = 'fragments' in element ? 0xffffffff : valueLength(element, explicit);
    this.#tag(element.tag, little);
    if (explicit) {
      this.#bytes.set(new TextEncoder().encode(element.vr), this.#at);
      if (longForm.has(element.vr)) {
        this.#view.setUint32(this.#at + 4, length, little);
        this.#at += 8;
      } else {
        if (length > 0xffff)
          throw new ImagingError(
            'malformed-value',
            `${tagName(element.tag)} is longer than ${element.vr} holds`,
          );
        this.#view.setUint16(this.#at + 2, length, little);
        this.#at += 4;
      }
    } else {
      this.#view.setUint32(this.#at, length, little);
      this.#at += 4;
    }
    if ('bytes' in element) this.#padded(element.bytes, padding(element.vr));
    else if ('items' in element)
      for (const item of element.items) {
        this.#item(lengthOf(item, explicit), little);
        this.dataSet(item, explicit, little);
      }
    else {
      for (const fragment of element.fragments) {
        this.#item(even(fragment.length), little);
        this.#padded(fragment, 0);
      }
      this.#tag(0xfffee0dd, little);
      this.#at += 4;
    }
  }

  #item(length: number, little: boolean): void {
    this.#tag(0xfffee000, little);
    this.#view.setUint32(this.#at, length, little);
    this.#at += 4;
  }

  #tag(tag: number, little: boolean): void {
    this.#view.setUint16(this.#at, Math.floor(tag / 0x10000), little);
    this.#view.setUint16(this.#at + 2, tag & 0xffff, little);
    this.#at += 4;
  }

  #padded(bytes: Uint8Array, pad: number): void {
    this.#bytes.set(bytes, this.#at);
    if (bytes.length % 2 === 1) this.#bytes[this.#at + bytes.length] = pad;
    this.#at += even(bytes.length);
  }
}

/** PS3.5 §6.2: texts are padded with a space, UIDs and bytes with null. */
const padding = (vr: string): number => (vr === 'UI' || vr.startsWith('O') || vr === 'UN' ? 0 : 0x20);
