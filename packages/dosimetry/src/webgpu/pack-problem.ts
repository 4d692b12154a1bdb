import { emittedKeV, type PreparedProblem } from '../transport/dose-problem.ts';
import { photonCutKeV } from '../transport/photon-tables.ts';
import { WordList } from './word-list.ts';

/** A prepared problem in the form in which the shaders read it (shader-common.ts). */
export type PackedProblem = {
  readonly voxels: Uint32Array<ArrayBuffer>;
  readonly words: Uint32Array<ArrayBuffer>;
  /** Decays up to and with each active voxel as a 64-bit fraction (low word, high word), and the voxel. */
  readonly sources: Uint32Array<ArrayBuffer>;
  /** First ray, voxel and weight of a ray by border voxel. */
  readonly borders: Uint32Array<ArrayBuffer>;
  readonly rays: number;
  /** Whether a decay sends out any photons. */
  readonly radiates: boolean;
  /** The shader's struct Problem for batches of so many histories. */
  header(histories: number): Uint32Array<ArrayBuffer>;
  /** keV cm³/g that one unit of a fixed-point score stands for. */
  quantum(histories: number): number;
};

const subshellKinds = 3;

/** `batches`: how many batches may run together; the words begin with two for the offset of each. */
export function packProblem(prepared: PreparedProblem, batches: number): PackedProblem {
  const { problem, photonTables, kernels, ranges } = prepared;
  const { grid, emission, seed } = problem;
  const present = photonTables.find((tables) => tables !== null);
  if (present === undefined || present === null) throw new RangeError('no material is in the grid');
  const list = new WordList();
  list.space(2 * batches);

  const { points, firstLn, perLn } = present.grid;
  const coefficientsAt = list.length;
  for (const tables of photonTables)
    for (let i = 0; i < points; i++)
      for (const column of ['attenuation', 'energyTransfer', 'incoherent', 'coherent', 'pair'] as const)
        list.real(tables === null ? 0 : (tables[column][i] as number));

  const subshellCount = Math.max(...photonTables.map((tables) => tables?.subshells.length ?? 0));
  const subshellsAt = list.length;
  for (const tables of photonTables) {
    if (tables === null) {
      list.space(subshellKinds * subshellCount);
      continue;
    }
    const { subshells } = tables;
    let share = 0;
    for (let i = 0; i < subshellCount; i++) {
      share += subshells[i]?.share ?? 0;
      list.fraction(share);
    }
    for (let i = 0; i < subshellCount; i++) list.real(subshells[i]?.profile ?? 0);
    for (let i = 0; i < subshellCount; i++) list.real(subshells[i]?.bindingKeV ?? 0);
  }

  const { momenta } = present.coherentTransfer;
  const momentaAt = list.length;
  for (const momentum of momenta) list.real(momentum);
  const transferAt = list.length;
  for (const tables of photonTables) {
    const cumulative = tables?.coherentTransfer.cumulative;
    const whole = cumulative?.[momenta.length - 1] ?? 1;
    for (let i = 0; i < momenta.length; i++) list.real((cumulative?.[i] ?? 0) / whole);
  }

  const lines = emission.photons.filter(({ perDecay }) => perDecay > 0);
  const linePhotons = lines.reduce((sum, { perDecay }) => sum + perDecay, 0);
  const radiated = kernels.reduce(
    (most, kernel) => Math.max(most, kernel?.photons.reduce((sum, { perDecay }) => sum + perDecay, 0) ?? 0),
    0,
  );
  const perDecay = linePhotons + radiated;
  const linesAt = list.length;
  let passed = 0;
  for (const line of lines) {
    passed += line.perDecay;
    list.fraction(passed / perDecay);
  }
  for (const { energyKeV } of lines) list.real(energyKeV);

  const radiationAt = list.length;
  let first = 0;
  for (const kernel of kernels) {
    const count = kernel?.photons.length ?? 0;
    list.word(first);
    list.word(count);
    first += count;
  }
  const thresholdsAt = list.length;
  for (const kernel of kernels) {
    passed = linePhotons;
    for (const photon of kernel?.photons ?? []) {
      passed += photon.perDecay;
      list.fraction(passed / perDecay);
    }
  }
  const radiatedAt = list.length;
  for (const kernel of kernels)
    for (const { energyKeV, position, direction } of kernel?.photons ?? [])
      for (const value of [energyKeV, ...position, ...direction]) list.real(value);

  const kernelBins = kernels.reduce((bins, kernel) => Math.max(bins, (kernel?.within.length ?? 1) - 1), 0);
  const kernelsAt = list.length;
  for (const kernel of kernels) {
    if (kernel === null) {
      list.space(kernelBins + 2);
      continue;
    }
    list.real(kernel.reachGPerCm2);
    for (const energy of kernel.within) list.real(energy);
  }
  const rangesAt = list.length;
  for (const range of ranges) list.real(range);

  const { borders, rays } = packBorders(prepared);
  const sources = packSources(prepared);
  const quantum = quantumFor(prepared, perDecay, rays);
  const [nx, ny, nz] = grid.dims;
  return {
    voxels: packVoxels(prepared),
    words: list.words(),
    sources,
    borders,
    rays,
    radiates: perDecay > 0,
    quantum,
    header(histories) {
      const stride = (2n ** 64n - 1n) / BigInt(histories);
      const unit = quantum(histories);
      const header = new WordList();
      for (const size of [nx, ny, nz, nx * ny * nz]) header.word(size);
      for (const size of grid.spacingMm) header.real(size / 10);
      for (const value of [photonCutKeV, firstLn, perLn]) header.real(value);
      for (const value of [points, seed >>> 0]) header.word(value);
      header.word(Number(stride & 0xffffffffn));
      header.word(Number(stride >> 32n));
      for (const value of [
        sources.length / 3,
        borders.length / 3,
        lines.length,
        subshellCount,
        momenta.length,
        kernelBins,
        coefficientsAt,
        subshellsAt,
        momentaAt,
        transferAt,
        linesAt,
        radiationAt,
        thresholdsAt,
        radiatedAt,
        kernelsAt,
        rangesAt,
      ])
        header.word(value);
      for (const value of [perDecay / histories / unit, 1 / unit, unit]) header.real(value);
      return header.words();
    },
  };
}

function packVoxels({ problem: { grid } }: PreparedProblem): Uint32Array<ArrayBuffer> {
  const voxels = new Uint32Array(Float32Array.from(grid.density).buffer);
  for (let i = 0; i < voxels.length; i++)
    voxels[i] = (((voxels[i] as number) + 0x80) & 0xffffff00) | (grid.material[i] as number);
  return voxels;
}

function packSources({ problem: { activity }, decays, activeVoxels }: PreparedProblem) {
  const sources = new Uint32Array(3 * activeVoxels);
  let passed = 0;
  let at = 0;
  activity.forEach((share, voxel) => {
    if (share === 0) return;
    passed += share;
    const scaled = Math.min(passed / decays, 1) * 2 ** 32;
    const high = Math.min(Math.floor(scaled), 2 ** 32 - 1);
    sources[at] = Math.min((scaled - high) * 2 ** 32, 2 ** 32 - 1);
    sources[at + 1] = high;
    sources[at + 2] = voxel;
    at += 3;
  });
  sources.fill(0xffffffff, at - 3, at - 1);
  return sources;
}

function packBorders({ problem: { activity }, borderVoxels, borderRays, decays }: PreparedProblem) {
  const borders = new Uint32Array(3 * borderVoxels.length);
  const weights = new Float32Array(borders.buffer);
  let rays = 0;
  borderVoxels.forEach((voxel, i) => {
    const count = borderRays[i] as number;
    borders[3 * i] = rays;
    borders[3 * i + 1] = voxel;
    weights[3 * i + 2] = (activity[voxel] as number) / decays / count;
    rays += count;
  });
  return { borders, rays };
}

/**
 * A millionth of what one photon leaves per keV and cm²/g of its way; more only where all decays of some voxel would
 * not fit into 64 bits, four times over.
 */
function quantumFor(
  { problem: { activity, emission, grid }, decays }: PreparedProblem,
  perDecay: number,
  rays: number,
): (histories: number) => number {
  const emitted = emittedKeV(emission);
  let most = 0;
  for (let voxel = 0; voxel < activity.length; voxel++)
    if ((activity[voxel] as number) > 0)
      most = Math.max(
        most,
        ((activity[voxel] as number) / decays) * (emitted / (grid.density[voxel] as number)),
      );
  return (histories) =>
    Math.max(
      2 ** -20 * (perDecay > 0 ? perDecay / histories : 1 / Math.max(rays, 1)),
      most * 2 ** -62,
      2 ** -100,
    );
}
