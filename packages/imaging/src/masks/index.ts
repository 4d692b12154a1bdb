import type { FrameDecoder } from '../dicom/codecs.ts';
import type { DicomFile } from '../dicom/read-dicom.ts';
import { ImagingError } from '../errors.ts';
import type { Grid } from '../volume/volume.ts';
import type { Mask } from './mask.ts';
import { structureMasks } from './rtstruct.ts';
import { segmentMasks } from './segmentation.ts';

export type { Mask } from './mask.ts';

/** The masks of a segmentation or an RT structure set. Errors: `unsupported`, `mask-mismatch` and those of the tags. */
export async function masksOf(file: DicomFile, grid: Grid, decoder?: FrameDecoder): Promise<Mask[]> {
  const modality = file.dataSet.text('Modality');
  const masks =
    modality === 'SEG'
      ? await segmentMasks(file, grid, decoder)
      : modality === 'RTSTRUCT'
        ? structureMasks(file.dataSet, grid)
        : null;
  if (masks === null)
    throw new ImagingError('unsupported', `(0008,0060) Modality is ${modality}, not SEG or RTSTRUCT`);
  return masks;
}
