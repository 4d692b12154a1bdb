import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { type DecayEmission, decayEmission, type NiftiImage, parseNifti } from '@lutetia/dosimetry';
import { electronEnergyPerDecay } from '@lutetia/dosimetry/physics';
import { emissions, parseEmissions } from '@lutetia/nuclide';

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

/** What a ¹⁷⁷Lu decay gave out in the EGSnrc runs: keV of β and of other electrons, and the two strong γ lines. */
const inRuns = {
  betaKeV: 133.33,
  lineElectronsKeV: 14.54,
  gammas: [
    { nearKeV: 112.95, perDecay: 0.064 },
    { nearKeV: 208.37, perDecay: 0.11 },
  ],
};

/**
 * Emissions like those of the EGSnrc runs: the product's own evaluation, brought to what the runs had by the sums
 * above. A file with all that they had, given by `--emissions`, stands in its place.
 */
export function egsnrcEmission(file: string | undefined): DecayEmission {
  if (file !== undefined)
    return decayEmission(parseEmissions(JSON.parse(readFileSync(file, 'utf8')), 'Lu-177'));
  const own = decayEmission(emissions('Lu-177'));
  const { bins, lines } = own.electrons;
  const beta = electronEnergyPerDecay({ bins, lines: [] });
  const others = electronEnergyPerDecay({ bins: [], lines });
  const times = <T extends { readonly perDecay: number }>(source: T, factor: number): T => ({
    ...source,
    perDecay: source.perDecay * factor,
  });
  const photons = own.photons.map((line) => {
    const strong = inRuns.gammas.find(({ nearKeV }) => Math.abs(line.energyKeV - nearKeV) < 0.01);
    return strong === undefined ? line : { ...line, perDecay: strong.perDecay };
  });
  const changed = photons.filter((line, i) => line !== own.photons[i]).length;
  if (changed !== inRuns.gammas.length)
    throw new RangeError('the evaluation lacks a line of the EGSnrc runs');
  return {
    ...own,
    electrons: {
      bins: bins.map((bin) => times(bin, inRuns.betaKeV / beta)),
      lines: lines.map((line) => times(line, inRuns.lineElectronsKeV / others)),
    },
    photons,
  };
}
