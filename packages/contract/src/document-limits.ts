/** What a document that is kept as a file may be: what every browser shows by itself. */
export const documentMediaTypes = ['application/pdf', 'image/png', 'image/jpeg'] as const;
export type DocumentMediaType = (typeof documentMediaTypes)[number];

/** Our own figures. */
export const documentLimits = {
  /** A scanned letter of fifty pages has a few MiB; images have a way of their own. */
  bytes: 25 * 1024 * 1024,
  /** Longer than file systems take; with the note, three bytes a character, below the 8 KiB that proxies take of an address. */
  nameLength: 255,
  noteLength: 500,
} as const;
