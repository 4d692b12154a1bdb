import { halfLife, parseNuclide } from '@lutetia/nuclide';
import type { DataSet } from '../dicom/data-set.ts';
import { ImagingError } from '../errors.ts';

/** CID 4020 and the therapeutic nuclides of CID 18 (PS3.16): code in SNOMED CT and in its older SRT form. */
const codes: readonly (readonly [nuclide: string, sct: string, srt: string])[] = [
  ['Na-22', '71633006', 'C-155A2'],
  ['Ga-66', '79477007', 'C-131A1'],
  ['Ge-68', '53315004', 'C-128A2'],
  ['Zr-89', '63360001', 'C-168A4'],
  ['O-15', '129504001', 'C-B1038'],
  ['Rb-82', '79197006', 'C-159A2'],
  ['C-11', '40565003', 'C-105A1'],
  ['Cu-62', '422934004', 'C-127A5'],
  ['Ga-68', '35337001', 'C-131A3'],
  ['F-18', '77004003', 'C-111A1'],
  ['Cu-64', '3932008', 'C-127A2'],
  ['Tc-94m', '424079002', 'C-163AA'],
  ['Y-90', '14691008', 'C-162A7'],
  ['I-124', '40937006', 'C-114A5'],
  ['Y-86', '10738001', 'C-162A3'],
  ['Cu-61', '71425003', 'C-127A1'],
  ['N-13', '21576001', 'C-107A1'],
  ['Lu-177', '447553000', 'C-101ED'],
  ['I-131', '1368003', 'C-114B1'],
];
const ofDicom = new Map([
  ['126600', 'Sc-44'],
  ['126605', 'Sc-43'],
  ['126606', 'Tb-152'],
]);

/** The nuclide that a radiopharmaceutical names by code, else by the meaning beside it; undefined where neither is known. */
function findNuclide(radiopharmaceutical: DataSet): string | undefined {
  const code = radiopharmaceutical.findItem('RadionuclideCodeSequence');
  if (code === undefined) return undefined;
  const value = code.findText('CodeValue') ?? '';
  const known = codes.find(([, sct, srt]) => value === sct || value === srt)?.[0] ?? ofDicom.get(value);
  if (known !== undefined) return known;
  try {
    // `^68^Gallium`, `18F`
    const name = parseNuclide((code.findText('CodeMeaning') ?? '').replaceAll('^', ''));
    halfLife(name);
    return name;
  } catch {
    return undefined;
  }
}

/**
 * Half-life of the radionuclide, s: as the images give it, which must agree with the nuclide within 1 %; that of the
 * nuclide where they give none. Errors: `missing-tag`, `implausible-value`.
 */
export function halfLifeSeconds(radiopharmaceutical: DataSet): number {
  const stated = radiopharmaceutical.findNumber('RadionuclideHalfLife');
  const nuclide = findNuclide(radiopharmaceutical);
  const expected = nuclide === undefined ? undefined : halfLife(nuclide).hours * 3600;
  if (stated === undefined && expected !== undefined) return expected;
  const seconds = radiopharmaceutical.number('RadionuclideHalfLife');
  if (!(seconds > 0))
    throw new ImagingError('implausible-value', `(0018,1075) RadionuclideHalfLife is ${seconds} s`);
  if (expected !== undefined && Math.abs(seconds / expected - 1) > 0.01)
    throw new ImagingError(
      'implausible-value',
      `(0018,1075) RadionuclideHalfLife is ${seconds} s; that of ${nuclide}, which (0054,0300) RadionuclideCodeSequence names, is ${expected.toFixed(0)} s`,
    );
  return seconds;
}
