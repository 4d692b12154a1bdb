import { z } from 'zod';
import { sourcedNumber } from './provenance.ts';
import { wording } from './wording.ts';

export const labelCategory = z.enum(['white-i', 'yellow-ii', 'yellow-iii']);

/** What transport and reporting law, and where they are silent this project, say of packages and of deviations. */
export const regulationPack = z.strictObject({
  kind: z.literal('regulation'),
  id: z.string().min(1),
  version: z.string().min(1),
  title: wording,
  arrival: z.strictObject({
    /** Largest dose rate at the surface and largest transport index of each label category. */
    categories: z
      .array(
        z.strictObject({ id: labelCategory, surfaceUSvPerH: sourcedNumber, transportIndex: sourcedNumber }),
      )
      .length(labelCategory.options.length),
    wipeBqPerCm2: sourcedNumber,
    /** A reading at 1 m may be this many times the label's transport index. */
    transportIndexFactor: sourcedNumber,
    /** An index up to this is written as zero. */
    transportIndexZeroUpTo: sourcedNumber,
    /** By how far the volume may point away from the planned instant. */
    volumeToleranceH: sourcedNumber,
    /** By how far the label's calibration instant may differ from the order's. */
    calibrationToleranceH: sourcedNumber,
  }),
  /** From this deviation of the delivered activity on, in per cent of the directive, the event is reported. */
  reportablePercent: sourcedNumber,
});

export type RegulationPack = z.infer<typeof regulationPack>;
