import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { type DecayEmission, decayEmission, type NiftiImage, parseNifti } from '@lutetia/dosimetry';
import { parseEmissions } from '@lutetia/nuclide';

const here = import.meta.dirname;

export const referenceText = (path: string): string => readFileSync(join(here, path), 'utf8');

export const referenceImage = (path: string): NiftiImage =>
  parseNifti(gunzipSync(readFileSync(join(here, path))), path);

/** Numbers of a table below its head; lines that are not all numbers from `skip` on are the head. */
export function referenceRows(
  path: string,
  separator: RegExp,
  skip = 0,
): { text: string[]; values: number[] }[] {
  const rows = referenceText(path)
    .split('\n')
    .map((line) => line.trim().split(separator))
    .filter((cells) => cells.length > skip + 1)
    .map((cells) => ({ text: cells.slice(0, skip), values: cells.slice(skip).map(Number) }))
    .filter(({ values }) => Number.isFinite(values[0]));
  if (rows.length === 0) throw new RangeError(`${path} holds no figures`);
  return rows;
}

const emissionsFile = (): unknown => JSON.parse(referenceText('egsnrc/emissions-icrp107.json'));

/** Emissions that the EGSnrc runs had, as transport takes them. */
export const egsnrcEmission = (): DecayEmission => decayEmission(parseEmissions(emissionsFile(), 'Lu-177'));
