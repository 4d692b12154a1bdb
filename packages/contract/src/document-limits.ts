/** What a document that is kept as a file may be: what every browser shows by itself. */
export const documentMediaTypes = ['application/pdf', 'image/png', 'image/jpeg'] as const;
export type DocumentMediaType = (typeof documentMediaTypes)[number];

/** Our own figures. */
export const documentLimits = {
  /** A scanned letter of fifty pages has a few MiB; images have a way of their own. */
  bytes: 25 * 1024 * 1024,
  /** Far more than a course of six cycles brings: beyond it is a mistake, or somebody filling the disk. */
  filesPerCourse: 200,
  /** Longer than file systems take; with the note, nine characters for each, below the 8 KiB that proxies take of a header. */
  nameLength: 255,
  noteLength: 500,
} as const;
