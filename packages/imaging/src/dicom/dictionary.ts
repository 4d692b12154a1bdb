import entries from '../data/dictionary.json' with { type: 'json' };
import { ImagingError } from '../errors.ts';

/** Keyword of a standard attribute (PS3.6), such as `PatientWeight`. */
export type Keyword = keyof typeof entries;

/** A keyword, or group and element as one number: 0x00101030. */
export type Tag = Keyword | number;

export type Entry = { readonly keyword: string; readonly vr: string; readonly signedByPixels: boolean };

const byTag = new Map<number, Entry>();
const byKeyword = new Map<string, number>();
const patterns: { readonly pattern: RegExp; readonly entry: Entry }[] = [];
for (const [keyword, text] of Object.entries(entries)) {
  const [hex, vr, signedByPixels] = [text.slice(0, 8), text.slice(8, 10), text.endsWith('*')];
  const entry = { keyword, vr, signedByPixels };
  if (hex.includes('x'))
    patterns.push({ pattern: new RegExp(`^${hex.replaceAll('x', '[0-9a-f]')}$`), entry });
  else {
    byTag.set(Number.parseInt(hex, 16), entry);
    byKeyword.set(keyword, Number.parseInt(hex, 16));
  }
}

export const tagNumber = (tag: Tag): number => {
  if (typeof tag === 'number') return tag;
  const found = byKeyword.get(tag);
  if (found === undefined) throw new ImagingError('unsupported', `${tag} is a tag of a repeating group`);
  return found;
};

const hex4 = (value: number): string => value.toString(16).toUpperCase().padStart(4, '0');

export const groupOf = (tag: number): number => Math.floor(tag / 0x10000);
export const isPrivate = (tag: number): boolean => groupOf(tag) % 2 === 1;

/** What the standard says of a tag; nothing of private ones. */
export function entryOf(tag: number): Entry | undefined {
  const found = byTag.get(tag);
  if (found !== undefined) return found;
  if ((tag & 0xffff) === 0) return { keyword: 'GroupLength', vr: 'UL', signedByPixels: false };
  if (isPrivate(tag))
    return (tag & 0xffff) >= 0x10 && (tag & 0xffff) <= 0xff
      ? { keyword: 'PrivateCreator', vr: 'LO', signedByPixels: false }
      : undefined;
  const group = groupOf(tag);
  if (group < 0x5000 && group !== 0x0020 && group !== 0x0028) return undefined;
  const hex = tag.toString(16).padStart(8, '0');
  return patterns.find(({ pattern }) => pattern.test(hex))?.entry;
}

/** `(0010,1030) PatientWeight`: how an error names a tag. */
export function tagName(tag: Tag): string {
  const number = tagNumber(tag);
  const code = `(${hex4(groupOf(number))},${hex4(number & 0xffff)})`;
  const keyword = entryOf(number)?.keyword;
  return keyword === undefined ? code : `${code} ${keyword}`;
}
