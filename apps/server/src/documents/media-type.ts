import type { DocumentMediaType } from '@lutetia/contract';

const signatures = [
  { mediaType: 'application/pdf', begins: [0x25, 0x50, 0x44, 0x46, 0x2d] },
  { mediaType: 'image/png', begins: [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a] },
  { mediaType: 'image/jpeg', begins: [0xff, 0xd8, 0xff] },
] as const satisfies readonly { mediaType: DocumentMediaType; begins: readonly number[] }[];

/** What the bytes say that they are (ISO 32000-2 §7.5.2, PNG §5.2, ISO/IEC 10918-1 B.1.1.3); null for anything else. */
export const mediaTypeOf = (bytes: Uint8Array): DocumentMediaType | null =>
  signatures.find(({ begins }) => begins.every((byte, at) => bytes[at] === byte))?.mediaType ?? null;
