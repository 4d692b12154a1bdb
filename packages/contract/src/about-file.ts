/** Header of what is said of a file that is sent: JSON, percent-encoded as UTF-8. */
export const aboutFile = 'lutetia-about-file';

export const writeAbout = (about: unknown): string => encodeURIComponent(JSON.stringify(about));

/** @throws SyntaxError, URIError for what `writeAbout` does not write */
export const readAbout = (header: string): unknown => JSON.parse(decodeURIComponent(header));
