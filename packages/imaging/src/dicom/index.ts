export type { FrameDecoder } from './codecs.ts';
export { DataSet, type DicomElement } from './data-set.ts';
export { isPrivate, type Keyword, type Tag, tagName, tagNumber } from './dictionary.ts';
export { type PixelFormat, type PixelValues, pixelFormat, readFrame } from './pixels.ts';
export { type DicomFile, parseDataSet, readDicom } from './read-dicom.ts';
export { explicitLittleEndian, type ReadableSyntax, transferSyntaxOf } from './transfer-syntax.ts';
export { createDataSet, createElement, type NewValue, type NewValues, writeDicom } from './write-dicom.ts';
