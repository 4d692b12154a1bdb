import type { Code } from './code.ts';

/** A lesion on the voxels of a series, and what is said of it. */
export type LesionSegment = {
  readonly label: string;
  /** One byte a voxel of the series' grid, 1 inside. */
  readonly voxels: Uint8Array;
  /** The same lesion keeps both in every scan of the patient. */
  readonly trackingId: string;
  readonly trackingUid: string;
  readonly type: Code;
  readonly site: Code;
  readonly laterality?: Code;
  readonly algorithm:
    | { readonly type: 'MANUAL' }
    | { readonly type: 'SEMIAUTOMATIC' | 'AUTOMATIC'; readonly name: string };
};
