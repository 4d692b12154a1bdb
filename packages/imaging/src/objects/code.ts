import type { NewValues } from '../dicom/write-dicom.ts';

/** A coded concept, PS3.3 §8: SCT is SNOMED CT, DCM PS3.16 annex D, LN LOINC, UCUM the units. */
export type Code = { readonly value: string; readonly scheme: string; readonly meaning: string };

export const code = (value: string, scheme: string, meaning: string): Code => ({ value, scheme, meaning });

export const codeItem = ({ value, scheme, meaning }: Code): NewValues => ({
  // Sixteen characters fit CodeValue; longer ones have an attribute of their own (PS3.3 §8.1).
  ...(value.length <= 16 ? { CodeValue: value } : { LongCodeValue: value }),
  CodingSchemeDesignator: scheme,
  CodeMeaning: meaning,
});

/** What a segment shows: CID 7159. */
export const lesionTypes = {
  neoplasm: code('108369006', 'SCT', 'Neoplasm'),
  primary: code('86049000', 'SCT', 'Neoplasm, Primary'),
  secondary: code('14799000', 'SCT', 'Neoplasm, Secondary'),
} as const;

/** CID 7150. */
export const abnormalStructure = code('49755003', 'SCT', 'Morphologically Abnormal Structure');

/** Where lesions of prostate cancer lie: CID 4030, 4031 and 7600. */
export const anatomicSites = {
  prostate: code('41216001', 'SCT', 'Prostate'),
  lymphNode: code('59441001', 'SCT', 'Lymph node'),
  mediastinalLymphNode: code('62683002', 'SCT', 'mediastinal lymph node'),
  bone: code('272673000', 'SCT', 'Bone'),
  liver: code('10200004', 'SCT', 'Liver'),
  lung: code('39607008', 'SCT', 'Lung'),
  brain: code('12738006', 'SCT', 'Brain'),
  body: code('38266002', 'SCT', 'Entire body'),
} as const;
