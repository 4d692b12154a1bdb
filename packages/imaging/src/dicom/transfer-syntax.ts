import { ImagingError } from '../errors.ts';

export type Codec = 'native' | 'rle' | 'jpeg' | 'jpeg-lossless' | 'jpeg-ls' | 'jpeg-2000' | 'htj2k';

export type TransferSyntax = {
  readonly uid: string;
  readonly explicit: boolean;
  readonly littleEndian: boolean;
  readonly deflated: boolean;
  readonly codec: Codec;
};

const syntax = (
  uid: string,
  codec: Codec,
  how: Partial<Omit<TransferSyntax, 'uid' | 'codec'>> = {},
): TransferSyntax => ({ uid, explicit: true, littleEndian: true, deflated: false, codec, ...how });

export const implicitLittleEndian = syntax('1.2.840.10008.1.2', 'native', { explicit: false });
export const explicitLittleEndian = syntax('1.2.840.10008.1.2.1', 'native');
export const explicitBigEndian = syntax('1.2.840.10008.1.2.2', 'native', { littleEndian: false });

/** PS3.6 table A-1. Others are refused by name where pixels are asked for; their headers are read. */
const known: readonly TransferSyntax[] = [
  implicitLittleEndian,
  explicitLittleEndian,
  syntax('1.2.840.10008.1.2.1.99', 'native', { deflated: true }),
  explicitBigEndian,
  syntax('1.2.840.10008.1.2.5', 'rle'),
  syntax('1.2.840.10008.1.2.4.50', 'jpeg'),
  syntax('1.2.840.10008.1.2.4.51', 'jpeg'),
  syntax('1.2.840.10008.1.2.4.57', 'jpeg-lossless'),
  syntax('1.2.840.10008.1.2.4.70', 'jpeg-lossless'),
  syntax('1.2.840.10008.1.2.4.80', 'jpeg-ls'),
  syntax('1.2.840.10008.1.2.4.81', 'jpeg-ls'),
  syntax('1.2.840.10008.1.2.4.90', 'jpeg-2000'),
  syntax('1.2.840.10008.1.2.4.91', 'jpeg-2000'),
  syntax('1.2.840.10008.1.2.4.201', 'htj2k'),
  syntax('1.2.840.10008.1.2.4.202', 'htj2k'),
  syntax('1.2.840.10008.1.2.4.203', 'htj2k'),
];

/** Syntaxes whose headers read as explicit little endian though nobody decodes their pixels here: MPEG, JPIP and others. */
const encapsulatedFamily = /^1\.2\.840\.10008\.1\.2\.(4|6|7|8)(\.\d+)+$|^1\.2\.840\.10008\.1\.2\.4\.\d+$/;

export type ReadableSyntax = TransferSyntax | (Omit<TransferSyntax, 'codec'> & { readonly codec: null });

/** Errors: `unsupported` for a syntax of which not even the header can be read. */
export function transferSyntaxOf(uid: string): ReadableSyntax {
  const found = known.find((one) => one.uid === uid);
  if (found !== undefined) return found;
  if (encapsulatedFamily.test(uid)) return { ...syntax(uid, 'native'), codec: null };
  throw new ImagingError('unsupported', `(0002,0010) TransferSyntaxUID "${uid.slice(0, 64)}" is not known`);
}
