import { DosimetryError } from '../errors.ts';
import type { DoseProblem } from '../transport/dose-problem.ts';
import { tissueByCode } from '../transport/materials.ts';
import { sharedArray } from '../transport/shared-array.ts';
import type { NiftiImage } from './nifti.ts';

export type DoseImages = {
  /** g/cm³. */
  readonly density: NiftiImage;
  /** Codes: 0 air, 1 lung, 2 soft tissue, 3 spongiosa, 4 cortical bone. */
  readonly material: NiftiImage;
  /** Decays by voxel, relative. */
  readonly activity: NiftiImage;
  /** Region by voxel, whole numbers from 0 (none) to 65535. */
  readonly labels?: NiftiImage;
};

/** Osmium, the densest element: what is above is a wrong unit. */
const densestGPerCm3 = 22.6;
/** A millionth of air's: what is below, and not 0, is no measurement, and a dose per mass would know no bounds. */
const thinnestGPerCm3 = 1e-9;

/**
 * The body and its decays from images on one grid.
 * Errors: `grid-mismatch`, `not-finite`, `negative-value`, `out-of-range`, `unknown-material`, `unknown-label`.
 */
export function readDoseImages(
  images: DoseImages,
): Pick<DoseProblem, 'grid' | 'activity'> & { readonly labels: Uint16Array | null } {
  const { density, material, activity, labels } = images;
  const { dims, spacingMm } = density;
  for (const [name, image] of Object.entries(images)) sameGrid(density, image, name);
  const voxels = dims[0] * dims[1] * dims[2];
  const densities = sharedArray(Float32Array, voxels);
  const activities = sharedArray(Float32Array, voxels);
  const materials = sharedArray(Uint8Array, voxels);
  const regions = labels === undefined ? null : new Uint16Array(voxels);
  for (let i = 0; i < voxels; i++) {
    const rho = notNegative(density.data[i] as number, 'density', i);
    if (rho > densestGPerCm3 || (rho > 0 && rho < thinnestGPerCm3))
      throw new DosimetryError(
        'out-of-range',
        `density: voxel ${i} has ${rho} g/cm³, which nothing has: is the unit right?`,
      );
    densities[i] = rho;
    activities[i] = notNegative(activity.data[i] as number, 'activity', i);
    const code = finite(material.data[i] as number, 'material', i);
    if (tissueByCode[code] === undefined)
      throw new DosimetryError(
        'unknown-material',
        `material: voxel ${i} has code ${code}; known are 0 to ${tissueByCode.length - 1}`,
      );
    materials[i] = code;
    if (regions === null || labels === undefined) continue;
    const label = finite(labels.data[i] as number, 'labels', i);
    if (!(Number.isInteger(label) && label >= 0 && label <= 65_535))
      throw new DosimetryError(
        'unknown-label',
        `labels: voxel ${i} has ${label}; labels are whole numbers from 0 to 65535`,
      );
    regions[i] = label;
  }
  return {
    grid: { dims, spacingMm, density: densities, material: materials, materials: tissueByCode },
    activity: activities,
    labels: regions,
  };
}

function finite(value: number, name: string, voxel: number): number {
  if (!Number.isFinite(value))
    throw new DosimetryError('not-finite', `${name}: voxel ${voxel} is not a number`);
  return value;
}

function notNegative(value: number, name: string, voxel: number): number {
  if (finite(value, name, voxel) < 0)
    throw new DosimetryError('negative-value', `${name}: voxel ${voxel} is negative (${value})`);
  return value;
}

const sformRows = [280, 296, 312];

function sameGrid(first: NiftiImage, other: NiftiImage, name: string): void {
  const fail = (what: string, a: readonly number[], b: readonly number[]): never => {
    throw new DosimetryError(
      'grid-mismatch',
      `${name} has ${what} ${b.join(' × ')}, density has ${a.join(' × ')}`,
    );
  };
  if (first.dims.some((size, axis) => size !== other.dims[axis])) fail('dimensions', first.dims, other.dims);
  if (first.spacingMm.some((size, axis) => Math.abs(size - (other.spacingMm[axis] as number)) > 1e-3 * size))
    fail('voxels of mm', first.spacingMm, other.spacingMm);
  // Where both say by an affine (sform) where they lie, they must lie in the same place.
  const [a, b] = [first.header, other.header].map(
    (header) => new DataView(header.buffer, header.byteOffset, header.byteLength),
  ) as [DataView, DataView];
  if (a.getInt16(254, true) <= 0 || b.getInt16(254, true) <= 0) return;
  for (const row of sformRows)
    for (let column = 0; column < 4; column++) {
      const at = row + 4 * column;
      const tolerance =
        column === 3 ? 0.1 * Math.min(...first.spacingMm) : 1e-3 * Math.max(...first.spacingMm);
      if (!(Math.abs(a.getFloat32(at, true) - b.getFloat32(at, true)) <= tolerance))
        throw new DosimetryError(
          'grid-mismatch',
          `${name} lies in another place than density (its sform differs)`,
        );
    }
}
