import type { BremsstrahlungPhoton } from '../kernels/dose-point-kernel.ts';
import type { PreparedProblem } from './dose-problem.ts';
import { ElectronRays } from './electron-rays.ts';
import { PhotonTransport } from './photon-transport.ts';
import { type Random, randomStream } from './random.ts';

/** What one batch found, per decay of the whole map. */
export type Batch = {
  /** keV cm³/g by voxel: all photons, and electrons of voxels near a border. */
  readonly score: Float32Array<ArrayBuffer>;
  readonly escapedKeV: number;
};

/**
 * One independent estimate with `histories` photons. It depends on the problem, its seed, and its number alone.
 * Decays are drawn evenly along the map (systematic sampling), so that neighbours in the batch are neighbours there.
 */
export function runBatch(prepared: PreparedProblem, batch: number, histories: number): Batch {
  const { problem, kernels, decays } = prepared;
  const { grid, activity, emission, seed } = problem;
  const random = randomStream(seed, batch + 1);
  const score = new Float32Array(activity.length);
  const rays = new ElectronRays(grid, kernels, prepared.ranges, random, score);
  const [nx, ny] = grid.dims;
  prepared.borderVoxels.forEach((voxel, i) => {
    const count = prepared.borderRays[i] as number;
    const x = voxel % nx;
    const y = Math.floor(voxel / nx) % ny;
    const z = Math.floor(voxel / (nx * ny));
    for (let ray = 0; ray < count; ray++) rays.cast(x, y, z, (activity[voxel] as number) / decays / count);
  });

  const photons = new PhotonTransport(grid, prepared.photonTables, random, score);
  const lines = emission.photons.filter(({ perDecay }) => perDecay > 0);
  const linePhotons = lines.reduce((sum, { perDecay }) => sum + perDecay, 0);
  const radiation = kernels.map((kernel) => (kernel === null ? null : drawFrom(kernel.photons)));
  // One number of photons per decay for all media keeps the sampling even; where a medium radiates less, some stop.
  const radiated = radiation.reduce((most, source) => Math.max(most, source?.perDecay ?? 0), 0);
  const perDecay = linePhotons + radiated;
  const emit = emitter(random, photons, prepared);
  if (perDecay > 0) {
    const weight = perDecay / histories;
    const offset = random.next();
    let passed = 0;
    let history = 0;
    for (let voxel = 0; voxel < activity.length && history < histories; voxel++) {
      const share = activity[voxel] as number;
      if (share === 0) continue;
      passed += share;
      while (history < histories && ((history + offset) / histories) * decays <= passed) {
        history++;
        let draw = random.next() * perDecay;
        if (draw >= linePhotons) {
          const source = radiation[grid.material[voxel] as number];
          if (source === undefined || source === null || draw - linePhotons >= source.perDecay) continue;
          emit.bremsstrahlung(source.draw(draw - linePhotons), voxel, weight);
          continue;
        }
        let line = 0;
        while (line < lines.length - 1 && draw >= (lines[line]?.perDecay as number)) {
          draw -= lines[line]?.perDecay as number;
          line++;
        }
        emit.line(lines[line]?.energyKeV as number, voxel, weight);
      }
    }
  }
  return { score, escapedKeV: rays.escapedKeV + photons.escapedKeV };
}

function emitter(random: Random, photons: PhotonTransport, { problem: { grid } }: PreparedProblem) {
  const [nx, ny] = grid.dims;
  const [a, b, c] = grid.spacingMm.map((size) => size / 10) as [number, number, number];
  const point = (voxel: number): [number, number, number] => [
    ((voxel % nx) + random.next()) * a,
    ((Math.floor(voxel / nx) % ny) + random.next()) * b,
    (Math.floor(voxel / (nx * ny)) + random.next()) * c,
  ];
  const direction = (): [number, number, number] => {
    const w = 2 * random.next() - 1;
    const azimuth = 2 * Math.PI * random.next();
    const s = Math.sqrt(1 - w * w);
    return [s * Math.cos(azimuth), s * Math.sin(azimuth), w];
  };
  return {
    line(energyKeV: number, voxel: number, weight: number): void {
      photons.follow(energyKeV, ...point(voxel), ...direction(), weight);
    },
    /** The electron's path is turned as a whole to an even direction. */
    bremsstrahlung(
      { energyKeV, position, direction: along }: BremsstrahlungPhoton,
      voxel: number,
      weight: number,
    ): void {
      const [x, y, z] = point(voxel);
      const w = direction();
      const side = direction();
      const u = unit(cross(w, side));
      const v = cross(w, u);
      const turn = (p: readonly [number, number, number]): [number, number, number] => [
        p[0] * u[0] + p[1] * v[0] + p[2] * w[0],
        p[0] * u[1] + p[1] * v[1] + p[2] * w[1],
        p[0] * u[2] + p[1] * v[2] + p[2] * w[2],
      ];
      const rho = grid.density[voxel] as number;
      const [dx, dy, dz] = turn(position);
      photons.follow(energyKeV, x + dx / rho, y + dy / rho, z + dz / rho, ...turn(along), weight);
    },
  };
}

type Vector = readonly [number, number, number];
const cross = (a: Vector, b: Vector): [number, number, number] => [
  a[1] * b[2] - a[2] * b[1],
  a[2] * b[0] - a[0] * b[2],
  a[0] * b[1] - a[1] * b[0],
];
const unit = (a: Vector): [number, number, number] => {
  const length = Math.hypot(...a);
  return [a[0] / length, a[1] / length, a[2] / length];
};

/** Picks a photon of a kernel by a number below their sum per decay. */
function drawFrom(photons: readonly BremsstrahlungPhoton[]) {
  const cumulative: number[] = [];
  let sum = 0;
  for (const { perDecay } of photons) {
    sum += perDecay;
    cumulative.push(sum);
  }
  return {
    perDecay: sum,
    draw(below: number): BremsstrahlungPhoton {
      let low = 0;
      let high = cumulative.length - 1;
      while (low < high) {
        const middle = (low + high) >> 1;
        if ((cumulative[middle] as number) <= below) low = middle + 1;
        else high = middle;
      }
      return photons[low] as BremsstrahlungPhoton;
    },
  };
}
