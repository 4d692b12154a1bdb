/**
 * A region on the voxels of a volume. A tumour, or what nobody described, says where to look (`region`); an organ is left
 * out. One byte a voxel, 1 inside.
 */
export type Mask = {
  readonly name: string;
  readonly role: 'region' | 'organ';
  readonly voxels: Uint8Array;
};
