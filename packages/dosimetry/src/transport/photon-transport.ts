import { electronRestKeV, fineStructure } from './constants.ts';
import { type PhotonTables, photonCutKeV } from './photon-tables.ts';
import type { Random } from './random.ts';
import type { VoxelGrid } from './voxel-grid.ts';

/**
 * Follows photons through voxels by ray tracing (Amanatides and Woo, Eurographics 1987) and scores collision kerma
 * by the track-length estimator: every voxel on the way takes E · length · μ_tr/ρ, whether the photon meets anything
 * there or not. Scores are in keV cm³/g: divided by the voxel's volume they are keV/g.
 */
export class PhotonTransport {
  readonly #grid: VoxelGrid;
  readonly #tables: readonly (PhotonTables | null)[];
  readonly #random: Random;
  readonly #score: Float32Array;
  /** μ/ρ and μ_tr/ρ of every material at the photon's energy. */
  readonly #attenuation: Float64Array;
  readonly #transfer: Float64Array;
  readonly #sizeCm: readonly [number, number, number];
  #x = 0;
  #y = 0;
  #z = 0;
  #u = 0;
  #v = 0;
  #w = 1;
  #energy = 0;
  #voxel = 0;
  /** Energy that left the grid, keV. */
  escapedKeV = 0;

  constructor(
    grid: VoxelGrid,
    tables: readonly (PhotonTables | null)[],
    random: Random,
    score: Float32Array,
  ) {
    this.#grid = grid;
    this.#tables = tables;
    this.#random = random;
    this.#score = score;
    this.#attenuation = new Float64Array(tables.length);
    this.#transfer = new Float64Array(tables.length);
    const [a, b, c] = grid.spacingMm;
    this.#sizeCm = [a / 10, b / 10, c / 10];
  }

  /** One photon from a point (cm from the grid's corner) in a direction (unit vector), counted `weight` times. */
  follow(
    energyKeV: number,
    x: number,
    y: number,
    z: number,
    u: number,
    v: number,
    w: number,
    weight: number,
  ): void {
    [this.#x, this.#y, this.#z] = [x, y, z];
    [this.#u, this.#v, this.#w] = [u, v, w];
    this.#energy = energyKeV;
    while (this.#energy > photonCutKeV) {
      this.#lookUp();
      if (!this.#fly(weight)) {
        if (this.#roam()) continue;
        this.escapedKeV += this.#energy * weight;
        return;
      }
      if (!this.#interact(weight)) return;
    }
    const [a, b, c] = this.#sizeCm;
    const [nx, ny, nz] = this.#grid.dims;
    const [i, j, k] = [Math.floor(this.#x / a), Math.floor(this.#y / b), Math.floor(this.#z / c)];
    if (i < 0 || j < 0 || k < 0 || i >= nx || j >= ny || k >= nz) {
      this.escapedKeV += this.#energy * weight;
      return;
    }
    this.#leave(this.#energy * weight, i + nx * (j + ny * k));
  }

  /** What is left in a voxel without mass counts as escaped: there is nothing to take it up. */
  #leave(energyKeV: number, voxel: number): void {
    const rho = this.#grid.density[voxel] as number;
    if (rho === 0) this.escapedKeV += energyKeV;
    else this.#score[voxel] = (this.#score[voxel] as number) + energyKeV / rho;
  }

  #lookUp(): void {
    for (let m = 0; m < this.#tables.length; m++) {
      const tables = this.#tables[m] as PhotonTables | null;
      if (tables === null) continue;
      const { grid, attenuation, energyTransfer } = tables;
      const position = (Math.log(this.#energy) - grid.firstLn) * grid.perLn;
      const i = Math.min(Math.floor(position), grid.points - 2);
      const f = position - i;
      const a = attenuation[i] as number;
      const t = energyTransfer[i] as number;
      this.#attenuation[m] = a + f * ((attenuation[i + 1] as number) - a);
      this.#transfer[m] = t + f * ((energyTransfer[i + 1] as number) - t);
    }
  }

  /** Flies to the next collision; false when the photon leaves the grid. */
  #fly(weight: number): boolean {
    const { dims, density, material } = this.#grid;
    const [nx, ny, nz] = dims;
    const [a, b, c] = this.#sizeCm;
    const attenuation = this.#attenuation;
    const transfer = this.#transfer;
    const score = this.#score;
    const [x, y, z, u, v, w] = [this.#x, this.#y, this.#z, this.#u, this.#v, this.#w];
    let i = Math.floor(x / a);
    let j = Math.floor(y / b);
    let k = Math.floor(z / c);
    const stepX = u > 0 ? 1 : -1;
    const stepY = v > 0 ? 1 : -1;
    const stepZ = w > 0 ? 1 : -1;
    const perX = u === 0 ? Infinity : a / Math.abs(u);
    const perY = v === 0 ? Infinity : b / Math.abs(v);
    const perZ = w === 0 ? Infinity : c / Math.abs(w);
    let nextX = u === 0 ? Infinity : ((u > 0 ? i + 1 : i) * a - x) / u;
    let nextY = v === 0 ? Infinity : ((v > 0 ? j + 1 : j) * b - y) / v;
    let nextZ = w === 0 ? Infinity : ((w > 0 ? k + 1 : k) * c - z) / w;
    if (i < 0 || j < 0 || k < 0 || i >= nx || j >= ny || k >= nz) return false;
    let voxel = i + nx * (j + ny * k);
    let depth = -Math.log(1 - this.#random.next());
    let gone = 0;
    const energy = this.#energy * weight;
    for (;;) {
      const m = material[voxel] as number;
      const next = nextX < nextY ? (nextX < nextZ ? nextX : nextZ) : nextY < nextZ ? nextY : nextZ;
      const length = next - gone;
      const perCm = (density[voxel] as number) * (attenuation[m] as number);
      const optical = perCm * length;
      if (optical > depth) {
        const part = depth / perCm;
        score[voxel] = (score[voxel] as number) + energy * part * (transfer[m] as number);
        gone += part;
        this.#x = x + u * gone;
        this.#y = y + v * gone;
        this.#z = z + w * gone;
        this.#voxel = voxel;
        return true;
      }
      depth -= optical;
      score[voxel] = (score[voxel] as number) + energy * length * (transfer[m] as number);
      gone = next;
      if (next === nextX) {
        i += stepX;
        if (i < 0 || i >= nx) break;
        voxel += stepX;
        nextX += perX;
      } else if (next === nextY) {
        j += stepY;
        if (j < 0 || j >= ny) break;
        voxel += stepY * nx;
        nextY += perY;
      } else {
        k += stepZ;
        if (k < 0 || k >= nz) break;
        voxel += stepZ * nx * ny;
        nextZ += perZ;
      }
    }
    this.#x = x + u * gone;
    this.#y = y + v * gone;
    this.#z = z + w * gone;
    return false;
  }

  /**
   * Follows a photon through the surroundings until it comes back to the grid's face (true) or is gone. What it
   * leaves out there counts as escaped.
   */
  #roam(): boolean {
    const around = this.#grid.surroundings;
    if (around === undefined) return false;
    const tables = this.#tables[around.material] as PhotonTables;
    while (this.#energy > photonCutKeV) {
      this.#lookUp();
      const perCm = around.densityGPerCm3 * (this.#attenuation[around.material] as number);
      const free = -Math.log(1 - this.#random.next()) / perCm;
      const entry = this.#distanceToGrid();
      if (entry < free) {
        const inside = entry + 1e-9;
        this.#x += this.#u * inside;
        this.#y += this.#v * inside;
        this.#z += this.#w * inside;
        return true;
      }
      this.#x += this.#u * free;
      this.#y += this.#v * free;
      this.#z += this.#w * free;
      if (!this.#collide(tables, 0)) return false;
    }
    return false;
  }

  /** Distance along the flight to the grid's box, or infinity. A box is convex: a photon that leaves does not meet it. */
  #distanceToGrid(): number {
    let near = 0;
    let far = Infinity;
    const place = [this.#x, this.#y, this.#z];
    const direction = [this.#u, this.#v, this.#w];
    for (const axis of [0, 1, 2] as const) {
      const size = this.#grid.dims[axis] * this.#sizeCm[axis];
      const p = place[axis] as number;
      const d = direction[axis] as number;
      if (d === 0 && (p <= 0 || p >= size)) return Infinity;
      const [a, b] = d === 0 ? [-Infinity, Infinity] : [-p / d, (size - p) / d];
      near = Math.max(near, Math.min(a, b));
      far = Math.min(far, Math.max(a, b));
    }
    return far - near > 1e-9 ? near : Infinity;
  }

  /** Plays the collision; false when the photon is gone. Its energy is in the kerma already. */
  #interact(weight: number): boolean {
    return this.#collide(this.#tables[this.#grid.material[this.#voxel] as number] as PhotonTables, weight);
  }

  #collide(tables: PhotonTables, weight: number): boolean {
    const { grid } = tables;
    const position = (Math.log(this.#energy) - grid.firstLn) * grid.perLn;
    const i = Math.min(Math.floor(position), grid.points - 2);
    const f = position - i;
    const at = (column: Float64Array): number => {
      const low = column[i] as number;
      return low + f * ((column[i + 1] as number) - low);
    };
    const draw = this.#random.next();
    if (draw < at(tables.incoherent)) {
      this.#scatterIncoherent(tables);
      return true;
    }
    if (draw < at(tables.coherent)) {
      this.#scatterCoherent(tables);
      return true;
    }
    if (draw >= at(tables.pair)) return false;
    this.#annihilate(weight);
    return false;
  }

  /** Klein–Nishina by Kahn's method; refused by the subshell's occupation where binding forbids the transfer. */
  #scatterIncoherent(tables: PhotonTables): void {
    const random = this.#random;
    const a = this.#energy / electronRestKeV;
    for (;;) {
      let x: number;
      let cosine: number;
      for (;;) {
        const [r1, r2, r3] = [random.next(), random.next(), random.next()];
        if (r1 * (2 * a + 9) < 2 * a + 1) {
          x = 1 + 2 * a * r2;
          if (r3 > 4 * (1 / x - 1 / (x * x))) continue;
          cosine = 1 - (x - 1) / a;
          break;
        }
        x = (1 + 2 * a) / (1 + 2 * a * r2);
        cosine = 1 - (x - 1) / a;
        if (r3 <= 0.5 * (cosine * cosine + 1 / x)) break;
      }
      if (!this.#allowed(tables, cosine)) continue;
      this.#energy /= x;
      this.#turn(cosine);
      return;
    }
  }

  /** Ribberfors' impulse approximation with Brusa's profile (Nucl. Instrum. Methods A 379 (1996) 167). */
  #allowed(tables: PhotonTables, cosine: number): boolean {
    const random = this.#random;
    let draw = random.next();
    for (const { share, profile, bindingKeV } of tables.subshells) {
      draw -= share;
      if (draw >= 0) continue;
      const energy = this.#energy;
      if (energy <= bindingKeV) return false;
      const transfer = energy * (energy - bindingKeV) * (1 - cosine);
      const momentum =
        (transfer - electronRestKeV * bindingKeV) /
        (electronRestKeV * Math.sqrt(2 * transfer + bindingKeV * bindingKeV)) /
        fineStructure;
      const scaled = 1 + 2 * profile * Math.abs(momentum);
      const tail = 0.5 * Math.exp(0.5 - 0.5 * scaled * scaled);
      return random.next() < (momentum < 0 ? tail : 1 - tail);
    }
    return true;
  }

  #scatterCoherent({ coherentTransfer: { momenta, cumulative } }: PhotonTables): void {
    const random = this.#random;
    const a = this.#energy / electronRestKeV;
    const largest = upperIndex(momenta, Math.min(2 * a, momenta[momenta.length - 1] as number));
    const whole = cumulative[largest] as number;
    let cosine: number;
    do {
      const wanted = random.next() * whole;
      const i = upperIndex(cumulative, wanted);
      const low = cumulative[i - 1] as number;
      const part = (wanted - low) / ((cumulative[i] as number) - low);
      const [q0, q1] = [momenta[i - 1] as number, momenta[i] as number];
      const squared = q0 * q0 + part * (q1 * q1 - q0 * q0);
      cosine = 1 - squared / (2 * a * a);
    } while (cosine < -1 || 2 * random.next() > 1 + cosine * cosine);
    this.#turn(cosine);
  }

  /** The positron of a pair stops where it was made: two photons of the electron's rest energy, back to back. */
  #annihilate(weight: number): void {
    const [x, y, z] = [this.#x, this.#y, this.#z];
    const w = 2 * this.#random.next() - 1;
    const azimuth = 2 * Math.PI * this.#random.next();
    const s = Math.sqrt(1 - w * w);
    const [u, v] = [s * Math.cos(azimuth), s * Math.sin(azimuth)];
    this.follow(electronRestKeV, x, y, z, u, v, w, weight);
    this.follow(electronRestKeV, x, y, z, -u, -v, -w, weight);
  }

  #turn(cosine: number): void {
    const azimuth = 2 * Math.PI * this.#random.next();
    const sine = Math.sqrt(Math.max(0, 1 - cosine * cosine));
    const across = sine * Math.cos(azimuth);
    const along = sine * Math.sin(azimuth);
    const [u, v, w] = [this.#u, this.#v, this.#w];
    const level2 = u * u + v * v;
    if (level2 < 1e-12) {
      [this.#u, this.#v, this.#w] = [across, along, w > 0 ? cosine : -cosine];
      return;
    }
    const level = Math.sqrt(level2);
    this.#u = u * cosine + (across * u * w - along * v) / level;
    this.#v = v * cosine + (across * v * w + along * u) / level;
    this.#w = w * cosine - across * level;
  }
}

/** First index from 1 on whose value is not below `wanted`. */
function upperIndex(ascending: Float64Array, wanted: number): number {
  let low = 1;
  let high = ascending.length - 1;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((ascending[middle] as number) < wanted) low = middle + 1;
    else high = middle;
  }
  return low;
}
