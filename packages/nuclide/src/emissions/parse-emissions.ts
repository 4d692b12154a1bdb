import { NuclideError } from '../errors.ts';
import { type Emissions, type Histogram, momentsOf, totalsOf } from './emissions-form.ts';

const keVPerMeV = 1000;
const highestMeV = 20;
/** A thousandth of an electronvolt: nothing that a decay sends out has less. */
const lowestMeV = 1e-9;
const mostLines = 100_000;

/**
 * Reads emissions from a file's JSON, energies in MeV and numbers per decay:
 * `{ note?, nuclides: { "Lu-177": { betaPerDecay, betaMeanKeV?, betaHistogram?: { upperEdgesMeV, probability },
 * electronLinesMeV: [[energy, number], …], photonLinesMeV: [[energy, number], …] } } }`.
 * The histogram's first bin begins at zero; its probabilities add up to 1 or to `betaPerDecay`.
 *
 * `nuclide` picks one; without it the file must hold exactly one. Throws `malformed-emissions` for an unknown key, a
 * missing or negative number, edges that do not ascend, or a spectrum that contradicts its stated number or mean
 * energy; `no-emissions` where the file lacks the nuclide.
 */
export function parseEmissions(json: unknown, nuclide?: string): Emissions {
  const file = record(json, 'the file', ['note', 'nuclides']);
  const held = record(file.nuclides, 'nuclides');
  const names = Object.keys(held);
  const [only] = names;
  const name = nuclide ?? only;
  if (name === undefined || !Object.hasOwn(held, name))
    throw new NuclideError('no-emissions', `The file holds no emissions${name ? ` of ${name}` : ''}`);
  if (nuclide === undefined && names.length > 1)
    throw new NuclideError('malformed-emissions', `The file holds ${names.join(', ')}: name one`);
  const entry = record(held[name], name, [
    'betaPerDecay',
    'betaMeanKeV',
    'betaHistogram',
    'electronLinesMeV',
    'photonLinesMeV',
  ]);
  const found = {
    betaSpectrum: readSpectrum(entry),
    electrons: readLines(entry.electronLinesMeV, 'electronLinesMeV'),
    photons: readLines(entry.photonLinesMeV, 'photonLinesMeV'),
    alphas: [],
  };
  const totalsKeV = totalsOf(found);
  if (!(totalsKeV.electrons + totalsKeV.photons > 0)) throw malformed(`${name} gives out nothing`);
  return {
    nuclide: name,
    source: file.note === undefined ? 'a file without a note' : text(file.note, 'note'),
    chain: [{ nuclide: name, perDecay: 1 }],
    ...found,
    totalsKeV,
  };
}

function readSpectrum(entry: Record<string, unknown>): Histogram {
  const perDecay = amount(entry.betaPerDecay, 'betaPerDecay');
  if (perDecay === 0 && entry.betaHistogram === undefined) return { energyKeV: [], perKeVPerDecay: [] };
  const histogram = record(entry.betaHistogram, 'betaHistogram', ['upperEdgesMeV', 'probability']);
  const edges = list(histogram.upperEdgesMeV, 'upperEdgesMeV').map((edge, at) =>
    energy(edge, `upperEdgesMeV[${at}]`),
  );
  const parts = list(histogram.probability, 'probability').map((part, at) =>
    amount(part, `probability[${at}]`),
  );
  if (edges.length !== parts.length || edges.length < 2)
    throw malformed(`${edges.length} edges and ${parts.length} probabilities`);
  const sum = parts.reduce((total, part) => total + part, 0);
  if (sum === 0 || (!near(sum, 1, 0.002) && !near(sum, perDecay, 0.002)))
    throw malformed(`the probabilities add up to ${sum}, neither 1 nor betaPerDecay (${perDecay})`);
  const perKeVPerDecay = parts.map((part, at) => {
    const width = (edges[at] ?? 0) - (edges[at - 1] ?? 0);
    if (width <= 0) throw malformed(`upperEdgesMeV[${at}] is not above the edge before it`);
    return ((part / sum) * perDecay) / (width * keVPerMeV);
  });
  const spectrum = { energyKeV: edges.map((edge) => edge * keVPerMeV), perKeVPerDecay };
  if (entry.betaMeanKeV !== undefined) {
    const stated = amount(entry.betaMeanKeV, 'betaMeanKeV');
    const { keVPerDecay } = momentsOf(spectrum);
    if (!near(keVPerDecay, stated * perDecay, 0.01))
      throw malformed(`the spectrum's mean is ${keVPerDecay / perDecay} keV, betaMeanKeV says ${stated}`);
  }
  return spectrum;
}

function readLines(value: unknown, what: string) {
  return list(value, what)
    .map((pair, at) => {
      const [energyMeV, count, ...rest] = list(pair, `${what}[${at}]`);
      if (rest.length > 0) throw malformed(`${what}[${at}] has more than an energy and a number`);
      return {
        energyKeV: energy(energyMeV, `${what}[${at}] energy`) * keVPerMeV,
        yieldPerDecay: amount(count, `${what}[${at}] number`),
        kind: 'unclassified' as const,
      };
    })
    .sort((a, b) => a.energyKeV - b.energyKeV);
}

function record(value: unknown, what: string, keys?: readonly string[]): Record<string, unknown> {
  if (typeof value !== 'object' || value === null || Array.isArray(value))
    throw malformed(`${what} is not an object`);
  const entries = Object.entries(value);
  const strange = keys && entries.find(([key]) => !keys.includes(key));
  if (strange) throw malformed(`${what} has an unknown key "${strange[0]}"`);
  return Object.fromEntries(entries);
}

function list(value: unknown, what: string): readonly unknown[] {
  if (!Array.isArray(value)) throw malformed(`${what} is not a list`);
  if (value.length > mostLines) throw malformed(`${what} has more than ${mostLines} entries`);
  return value;
}

function text(value: unknown, what: string): string {
  if (typeof value !== 'string') throw malformed(`${what} is not text`);
  return value;
}

function amount(value: unknown, what: string): number {
  if (typeof value !== 'number' || !Number.isFinite(value) || value < 0 || value > 1000)
    throw malformed(`${what} is not a number from 0 to 1000`);
  return value;
}

function energy(value: unknown, what: string): number {
  if (typeof value !== 'number' || !(value >= lowestMeV && value <= highestMeV))
    throw malformed(`${what} is not from ${lowestMeV} to ${highestMeV} MeV`);
  return value;
}

const near = (value: number, wanted: number, relative: number) =>
  Math.abs(value - wanted) <= relative * Math.abs(wanted);

const malformed = (message: string) => new NuclideError('malformed-emissions', `Emissions: ${message}`);
