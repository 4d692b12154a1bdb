import { ImagingError } from '../errors.ts';

/** Defined terms of Specific Character Set (PS3.3 C.12.1.1.2), as the Encoding Standard names their decoders. */
const decoders: Readonly<Record<string, string>> = {
  '': 'windows-1252',
  'ISO_IR 6': 'windows-1252',
  'ISO_IR 100': 'iso-8859-1',
  'ISO_IR 101': 'iso-8859-2',
  'ISO_IR 109': 'iso-8859-3',
  'ISO_IR 110': 'iso-8859-4',
  'ISO_IR 144': 'iso-8859-5',
  'ISO_IR 127': 'iso-8859-6',
  'ISO_IR 126': 'iso-8859-7',
  'ISO_IR 138': 'iso-8859-8',
  'ISO_IR 148': 'iso-8859-9',
  'ISO_IR 203': 'iso-8859-15',
  'ISO_IR 13': 'shift_jis',
  'ISO_IR 166': 'windows-874',
  'ISO_IR 192': 'utf-8',
  GB18030: 'gb18030',
  GBK: 'gbk',
  'ISO 2022 IR 6': 'windows-1252',
  'ISO 2022 IR 100': 'iso-8859-1',
  'ISO 2022 IR 101': 'iso-8859-2',
  'ISO 2022 IR 109': 'iso-8859-3',
  'ISO 2022 IR 110': 'iso-8859-4',
  'ISO 2022 IR 144': 'iso-8859-5',
  'ISO 2022 IR 127': 'iso-8859-6',
  'ISO 2022 IR 126': 'iso-8859-7',
  'ISO 2022 IR 138': 'iso-8859-8',
  'ISO 2022 IR 148': 'iso-8859-9',
  'ISO 2022 IR 203': 'iso-8859-15',
  'ISO 2022 IR 13': 'shift_jis',
  'ISO 2022 IR 166': 'windows-874',
  'ISO 2022 IR 58': 'gb18030',
  'ISO 2022 IR 87': 'iso-2022-jp',
  'ISO 2022 IR 149': 'euc-kr',
  'ISO 2022 IR 159': 'euc-jp',
};

/** Escape sequences (PS3.3 tables C.12-3 and C.12-4) and what decodes the bytes after them. */
const escapes: readonly (readonly [escape: string, decoder: string])[] = [
  ['$)C', 'euc-kr'],
  ['$)A', 'gb18030'],
  ['$(D', 'jis-x-0212'],
  ['$B', 'jis-x-0208'],
  ['$@', 'jis-x-0208'],
  ['(B', 'windows-1252'],
  ['(J', 'shift_jis'],
  [')I', 'shift_jis'],
  ['-A', 'iso-8859-1'],
  ['-B', 'iso-8859-2'],
  ['-C', 'iso-8859-3'],
  ['-D', 'iso-8859-4'],
  ['-L', 'iso-8859-5'],
  ['-G', 'iso-8859-6'],
  ['-F', 'iso-8859-7'],
  ['-H', 'iso-8859-8'],
  ['-M', 'iso-8859-9'],
  ['-b', 'iso-8859-15'],
  ['-T', 'windows-874'],
];

const made = new Map<string, TextDecoder>();
function decode(bytes: Uint8Array, name: string): string {
  let decoder = made.get(name);
  if (decoder === undefined) {
    decoder = new TextDecoder(name);
    made.set(name, decoder);
  }
  return decoder.decode(bytes);
}

/** A piece after an escape sequence. The two Japanese sets of two bytes are those of EUC-JP with the high bits set. */
function decodePiece(bytes: Uint8Array, name: string): string {
  if (name === 'jis-x-0208')
    return decode(
      bytes.map((byte) => (byte > 0x20 ? byte | 0x80 : byte)),
      'euc-jp',
    );
  if (name === 'jis-x-0212') {
    const wide = Array.from(bytes).flatMap((byte, i) => (i % 2 === 0 ? [0x8f, byte | 0x80] : [byte | 0x80]));
    return decode(Uint8Array.from(wide), 'euc-jp');
  }
  return decode(bytes, name);
}

/** The character sets of a data set, as its Specific Character Set (0008,0005) lists them. */
export type CharacterSets = readonly string[];

/**
 * Decodes a text by the character sets of its data set; code extensions (ISO 2022) are followed.
 * Errors: `unsupported` for a character set that is not defined.
 */
export function decodeText(bytes: Uint8Array, sets: CharacterSets): string {
  if (!bytes.some((byte) => byte > 0x7e || byte === 0x1b)) return decode(bytes, 'windows-1252');
  const first = decoders[sets[0] ?? ''];
  if (first === undefined)
    throw new ImagingError(
      'unsupported',
      `(0008,0005) SpecificCharacterSet names the unknown set "${sets[0]}"`,
    );
  if (!bytes.includes(0x1b)) return decode(bytes, first);
  let text = '';
  let decoder = first;
  let start = 0;
  for (let at = 0; at <= bytes.length; at++) {
    if (at < bytes.length && bytes[at] !== 0x1b) continue;
    text += decodePiece(bytes.subarray(start, at), decoder);
    const said = String.fromCharCode(...bytes.subarray(at + 1, at + 4));
    const [sequence, next] = escapes.find(([each]) => said.startsWith(each)) ?? ['', first];
    decoder = next;
    start = at + 1 + sequence.length;
  }
  return text;
}
